package io.watchkeeper.healing;

/**
 * One statement for all that the guards are told beside the event and its changes. $1 workspace, $2 event, $3 scenario, $4 plan, $5 and $6 kind and name of its
 * object. Each part finds its rows by an index: what it costs does not grow with the store.
 */
final class SituationQuery {
    private static final String OBJECTS =
            """
            with object as (
                select m.* from managed_object m where m.workspace = $1 and m.state <> 'DISMISSED'
                  and (m.kind = $5 and m.name = $6 or m.aliases @> array[$5 || '/' || $6] and m.aliases <> '{}')
                order by m.name = $6 desc, m.id limit 1),
            members as (
                -- not exists: the planner would read all that fires once, however much that is; nor by the collation of objects: no index of events would be asked for a name
                select g.name, (select e.id from risk_event e
                      where e.workspace = $1 and e.object_name = g.name collate "default" and e.state <> 'COMPLETED' and e.signal = 'FIRING' limit 1) is not null
                    or g.aliases <> '{}' and exists (select 1 from unnest(g.aliases) a, risk_event e
                      where e.workspace = $1 and e.object_name = split_part(a, '/', 2) and e.state <> 'COMPLETED' and e.signal = 'FIRING') as ill
                from managed_object g join object o on g.workspace = $1 and g.kind = o.kind and g.redundancy_group = o.redundancy_group
                where g.state <> 'DISMISSED' and g.redundancy_group <> ''),
            health as (
                select count(*) as total, count(*) filter (where not ill) as healthy, count(*) filter (where not ill and name <> $6) as remaining from members),
            blocking as (
                select e.id, e.scenario, e.grade, e.object_name as name from risk_event e
                where e.workspace = $1 and e.state <> 'COMPLETED' and e.signal = 'FIRING' and e.grade in ('CRITICAL', 'HIGH')
                  and e.object_name = any(array(select split_part(d, '/', 2) from object o, unnest(o.depends_on) d))
                order by e.grade_rank, e.id limit 1),
            """;

    private static final String RUNS =
            """
            active as (
                select r.id, r.plan, r.state, l.target from target_lock l join plan_run r on r.id = l.run_id where l.workspace = $1),
            in_way as (
                select a.*, case when a.target = $6 then case when a.plan = $4 then 'SAME' else 'TARGET' end else 'GROUP' end as relation
                from active a where a.target = $6 or a.target in (select name from members)
                order by a.target = $6 desc, a.plan = $4 desc, a.id limit 1),
            busy as (
                select count(distinct a.id) filter (where a.plan = $4) as plan,
                       count(distinct a.id) filter (where m.application <> '' and m.application = o.application) as application,
                       count(distinct a.id) filter (where m.site <> '' and m.site = o.site) as site
                from active a left join managed_object m on m.workspace = $1 and m.name = a.target and m.state <> 'DISMISSED'
                left join object o on true),
            healed as (
                select count(*) filter (where h.object_name = $6 and h.started_at > statement_timestamp() - interval '1 hour') as target_hour,
                       count(*) filter (where h.object_name = $6) as target_day,
                       count(*) filter (where h.started_at > statement_timestamp() - interval '1 hour') as scenario_hour
                from heal_record h where h.workspace = $1 and h.scenario = $3 and h.started_at > statement_timestamp() - interval '1 day'),
            breaker as (
                select bool_or(b.open) as open, max(b.failures) as failures, coalesce(max(b.closed_at), '-infinity') as closed
                from heal_breaker b where b.workspace = $1 and b.scope = 'scenario:' || $3),
            judged as (
                select h.state, coalesce(h.ended_at, h.started_at) as at from heal_record h
                where h.workspace = $1 and h.scenario = $3 and h.started_at is not null and h.state in ('FAILED', 'SUCCEEDED')
                order by h.started_at desc limit 100),
            touched as materialized (
                select r.ended_at as at from plan_run r where r.workspace = $1 and r.ended_at is not null
                  and jsonb_path_query_array(r.planned::jsonb, '$.targets[*].name') ? $6),
            ended as (
                select max(at) as at from touched where at > statement_timestamp() - interval '1 day'),
            """;

    private static final String ANSWERS =
            """
            switches as (
                select k.*, case when k.scope = 'global' then 1 when k.scope = 'workspace' then 2 else 3 end as width from kill_switch k
                where k.engaged and (k.scope = 'global' or k.workspace = $1 and k.scope in ('workspace', 'scenario:' || $3))
                order by width limit 1),
            standing as (
                select s.mode, extract(epoch from statement_timestamp() - s.mode_since) as seconds from heal_scenario s
                where s.workspace = $1 and s.scenario = $3)
            select statement_timestamp() as at, o.application, o.site, o.environment, o.importance, o.redundancy_group, h.total, h.healthy, h.remaining,
                w.id as way_run, w.plan as way_plan, w.state as way_state, w.relation as way_relation,
                b.plan as plan_running, b.application as application_running, b.site as site_running, t.target_hour, t.target_day, t.scenario_hour,
                (select count(*) from judged where state = 'FAILED' and at > p.closed
                  and at > (select coalesce(max(j.at), '-infinity') from judged j where j.state = 'SUCCEEDED')) as failures,
                (select count(*) from plan_run r where r.event_id = $2 and r.created_at > statement_timestamp() - interval '1 day') as event_runs,
                (select extract(epoch from statement_timestamp() - max(s.ended_at)) from heal_record s where s.workspace = $1 and s.scenario = $3
                  and s.object_name = $6 and s.started_at is not null and s.state = 'SUCCEEDED') as success_seconds,
                extract(epoch from statement_timestamp() - ended.at) as end_seconds,
                (select count(*) from risk_event e where e.workspace = $1 and e.scenario = $3
                  and e.opened_at > statement_timestamp() - interval '300 seconds') as opened,
                (select extract(epoch from statement_timestamp() - max(e.opened_at)) from risk_event e where e.workspace = $1 and e.storm
                  and e.opened_at > statement_timestamp() - interval '1 day') as calm_seconds,
                (select extract(epoch from statement_timestamp() - max(s.last_seen_at)) from (select signal_id from journal where event_id = $2
                  order by received_at desc limit 20) j join signal s on s.id = j.signal_id) as evidence_seconds,
                (select extract(epoch from statement_timestamp() - greatest(e.opened_at, case when e.reopened > 0 then e.last_occurred_at end))
                  from risk_event e where e.id = $2) as open_seconds,
                (select mode from standing) as mode, (select seconds from standing) as mode_seconds,
                exists (select 1 from planned_change c where c.workspace = $1 and c.ends_at > statement_timestamp()
                  and least(c.ended_at, c.ends_at) > statement_timestamp() and c.starts_at <= statement_timestamp()) as changing,
                k.scope as switch_scope, k.reason as switch_reason, k.changed_by as switch_by,
                coalesce(p.open, false) as breaker_open, coalesce(p.failures, 0) as breaker_failures,
                x.id as block_event, x.scenario as block_scenario, x.name as block_object, x.grade as block_grade
            from health h cross join busy b cross join healed t cross join breaker p cross join ended left join object o on true left join in_way w on true
            left join switches k on true left join blocking x on true
            """;

    static final String TEXT = OBJECTS + RUNS + ANSWERS;

    private SituationQuery() {}
}
