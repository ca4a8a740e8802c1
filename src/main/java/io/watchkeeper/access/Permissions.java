package io.watchkeeper.access;

import static io.watchkeeper.access.Permission.Reach.INSTALLATION;
import static io.watchkeeper.access.Permission.Reach.OVERSEEN;
import static io.watchkeeper.access.Permission.Reach.WORKSPACE;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.watchkeeper.access.Permission.Reach;
import io.watchkeeper.facts.Sentence;

/**
 * All permissions: the one place that says which role may do what. Annotations take the constants, pages and the policies of addresses ask for them, and the
 * table in {@code docs/access.md} is compared with this one.
 */
public final class Permissions {
    public static final String READ = "read";
    public static final String HANDLE_EVENTS = "handle-events";
    public static final String EDIT_OBJECTS = "edit-objects";
    public static final String RECORD_CHANGES = "record-changes";
    public static final String START_DIAGNOSES = "start-diagnoses";
    public static final String RUN_PLANS = "run-plans";
    public static final String RUN_GRAVE_PLANS = "run-grave-plans";
    public static final String EDIT_CHECK_SOURCES = "edit-check-sources";
    public static final String MANAGE_SELF_HEAL = "manage-self-heal";
    public static final String MAKE_DRAFTS = "make-drafts";
    public static final String EDIT_RULEBOOK = "edit-rulebook";
    public static final String EDIT_RULES = "edit-rules";
    public static final String EDIT_PLANS = "edit-plans";
    public static final String TEST_RULEBOOK = "test-rulebook";
    public static final String RELEASE_RULEBOOK = "release-rulebook";
    public static final String READ_REJECTED = "read-rejected";
    public static final String SEND_SIGNALS = "send-signals";
    public static final String WATCH_SERVICE = "watch-service";
    public static final String READ_SETTINGS = "read-settings";
    public static final String MANAGE_TOKENS = "manage-tokens";
    public static final String READ_AUDIT = "read-audit";
    public static final String MANAGE_SECRETS = "manage-secrets";
    public static final String MANAGE_PEOPLE = "manage-people";
    public static final String MANAGE_WORKSPACES = "manage-workspaces";

    /** In the order of the documentation. */
    public static final List<Permission> ALL = List.of(
            of(
                    READ,
                    WORKSPACE,
                    Set.of(Roles.VIEWER),
                    "see events, decisions, scenarios, objects, changes and the rulebook; replay a decision, try facts in a dry run",
                    "查看事件、决策、场景、对象、变更与规则手册；重放决策、试运行"),
            of(
                    HANDLE_EVENTS,
                    WORKSPACE,
                    Set.of(Roles.RESPONDER),
                    "respond to an event, add an emergency step, complete it",
                    "响应事件、添加应急步骤、完成事件"),
            of(START_DIAGNOSES, WORKSPACE, Set.of(Roles.RESPONDER), "start a diagnosis of an event", "启动事件的故障诊断"),
            of(
                    RUN_PLANS,
                    WORKSPACE,
                    Set.of(Roles.RESPONDER, Roles.OPERATOR),
                    "review plans of tiers 1 to 3, run those of tiers 1 and 2; pause, stop, roll back and answer runs",
                    "预审 1 至 3 级预案，执行 1、2 级预案；暂停、停止、回滚执行并回答其问题"),
            of(
                    RUN_GRAVE_PLANS,
                    WORKSPACE,
                    Set.of(Roles.OPERATOR),
                    "run plans of tier 3, and confirm those that others started",
                    "执行 3 级预案，确认他人发起的 3 级执行"),
            of(
                    EDIT_CHECK_SOURCES,
                    WORKSPACE,
                    Set.of(Roles.OPERATOR),
                    "configure whom checks may ask, and through what plans may act",
                    "配置检查可以访问、预案可以操作的连接"),
            of(
                    EDIT_OBJECTS,
                    WORKSPACE,
                    Set.of(Roles.OPERATOR),
                    "import, edit, confirm, merge and delete objects",
                    "导入、编辑、确认、合并与删除对象"),
            of(
                    RECORD_CHANGES,
                    WORKSPACE,
                    Set.of(Roles.OPERATOR),
                    "record releases, freezes and maintenance windows, end them early",
                    "登记发布、封网与维护窗口，提前结束"),
            of(
                    MANAGE_SELF_HEAL,
                    WORKSPACE,
                    Set.of(Roles.OPERATOR),
                    "set modes of self-heal, engage kill switches, close circuit breakers, approve runs that are held",
                    "设置自愈模式、启用急停开关、复位熔断器、批准等待中的自愈执行"),
            of(
                    MAKE_DRAFTS,
                    INSTALLATION,
                    Set.of(Roles.ANALYST, Roles.RULE_ENGINEER, Roles.OPERATOR),
                    "make drafts of the rulebook, have them checked, bring them up to date and submit them; without edit-rulebook only those that change plans and operations alone",
                    "创建规则手册草稿、校验、更新并提交；没有 edit-rulebook 时，仅限只修改预案与原子操作的草稿"),
            of(
                    EDIT_RULEBOOK,
                    INSTALLATION,
                    Set.of(Roles.ANALYST, Roles.RULE_ENGINEER),
                    "edit tables of a draft, import archives of tables, submit whatever a draft changes",
                    "编辑草稿中的表格、导入表格压缩包、提交任何修改"),
            of(
                    EDIT_RULES,
                    INSTALLATION,
                    Set.of(Roles.RULE_ENGINEER),
                    "edit DRL and headers of tables of a draft as text, import archives",
                    "以文本方式编辑草稿中的 DRL 与表头，导入压缩包"),
            of(
                    EDIT_PLANS,
                    INSTALLATION,
                    Set.of(Roles.OPERATOR, Roles.RULE_ENGINEER),
                    "edit plans and operations of a draft, add new ones and take them out",
                    "编辑草稿中的预案与原子操作，新增或移除预案与操作"),
            of(
                    TEST_RULEBOOK,
                    INSTALLATION,
                    Set.of(Roles.ANALYST, Roles.RULE_ENGINEER, Roles.APPROVER, Roles.OPERATOR),
                    "try a version of the rulebook on its test scenarios, on past signals and beside the live one",
                    "用测试场景、历史信号试跑规则手册版本，或影子运行"),
            of(
                    RELEASE_RULEBOOK,
                    INSTALLATION,
                    Set.of(Roles.APPROVER),
                    "approve and reject what others submitted, publish, roll back",
                    "批准或驳回他人提交的版本、发布、回滚"),
            of(
                    READ_REJECTED,
                    WORKSPACE,
                    Set.of(Roles.ADMINISTRATOR, Roles.OPERATOR),
                    "see what senders posted that could not be taken",
                    "查看未被接收的上报内容"),
            of(SEND_SIGNALS, WORKSPACE, Set.of(Roles.INTAKE), "post alerts and inspection results", "上报告警与巡检结果"),
            of(
                    WATCH_SERVICE,
                    WORKSPACE,
                    Set.of(Roles.VIEWER),
                    "read metrics and the description of the API",
                    "查看运行指标与接口说明"),
            of(
                    READ_SETTINGS,
                    INSTALLATION,
                    Set.of(Roles.ADMINISTRATOR, Roles.OPERATOR),
                    "see what the service is configured with, secrets left out",
                    "查看服务的设置（不含密钥）"),
            of(MANAGE_TOKENS, OVERSEEN, Set.of(Roles.ADMINISTRATOR), "make and revoke API tokens", "创建与吊销 API 令牌"),
            of(READ_AUDIT, OVERSEEN, Set.of(Roles.ADMINISTRATOR), "read the record of who did what", "查看操作审计记录"),
            of(
                    MANAGE_SECRETS,
                    OVERSEEN,
                    Set.of(Roles.ADMINISTRATOR),
                    "keep, replace and delete secrets, and see their names",
                    "保存、更换与删除密钥，查看其名称"),
            of(
                    MANAGE_PEOPLE,
                    INSTALLATION,
                    Set.of(Roles.ADMINISTRATOR),
                    "create and disable people, give them passwords and roles, end their sessions",
                    "创建与停用用户、重置密码、授予角色、结束会话"),
            of(MANAGE_WORKSPACES, INSTALLATION, Set.of(Roles.ADMINISTRATOR), "create workspaces", "创建工作空间"));

    private Permissions() {}

    /** The names of what these roles allow, implied roles included, in the default workspace or in another. */
    static Set<String> of(Set<String> granted, boolean inDefaultWorkspace) {
        Set<String> roles = Roles.expanded(granted);
        return ALL.stream()
                .filter(permission -> inDefaultWorkspace || permission.reach() != INSTALLATION)
                .filter(permission -> permission.roles().stream().anyMatch(roles::contains))
                .map(Permission::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether holding it in the default workspace is holding it everywhere. */
    static boolean overseen(String name) {
        return ALL.stream().anyMatch(permission -> permission.name().equals(name) && permission.reach() == OVERSEEN);
    }

    private static Permission of(String name, Reach reach, Set<String> roles, String en, String zh) {
        return new Permission(name, reach, roles, new Sentence(en, zh));
    }
}
