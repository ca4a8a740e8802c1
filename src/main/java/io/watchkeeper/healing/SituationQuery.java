package io.watchkeeper.healing;

/**
 * One statement for all that the guards are told beside the event and its changes. $1 workspace, $2 event, $3 scenario, $4 plan, $5 and $6 kind and name of its
 * object.
 */
final class SituationQuery {
    private static final String OBJECTS =
            """
            with object as (
                select m.* from managed_object m where m.workspace = $1 and m.state <> 'DISMISSED'
                  and (m.kind = $5 and m.name = $6 or m.aliases @> array[$5 || '/' || $6] and m.aliases <> '{}')
                order by m.name = $6 desc, m.id limit 1),
            firing as (
                select e.id, e.scenario, e.grade, e.grade_rank, e.object_name as name from risk_event e
                where e.workspace = $1 and e.state <> 'COMPLETED' and e.signal = 'FIRING'),
            members as (
                select g.name, exists (select 1 from firing f where f.name = g.name or f.name in (select split_part(a, '/', 2) from unnest(g.aliases) a)) as ill
                from managed_object g join object o on g.kind = o.kind and g.redundancy_group = o.redundancy_group
                where g.workspace = $1 and g.state <> 'DISMISSED' and o.redundancy_group <> ''),
            blocking as (
                select f.* from firing f join object o on f.name in (select split_part(d, '/', 2) from unnest(o.depends_on) d)
                where f.grade in ('CRITICAL', 'HIGH')
                order by f.grade_rank, f.id limit 1),
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
                select h.* from heal_record h where h.workspace = $1 and h.scenario = $3 and h.started_at > clock_timestamp() - interval '1 day'),
            judged as (
                select h.state, coalesce(h.ended_at, h.started_at) as at from heal_record h
                where h.workspace = $1 and h.scenario = $3 and h.started_at is not null and h.state in ('FAILED', 'SUCCEEDED')),
            closed as (
                select coalesce(max(closed_at), '-infinity') as at from heal_breaker where workspace = $1 and scope = 'scenario:' || $3),
            ended as (
                select max(r.ended_at) as at from plan_run r where r.workspace = $1 and r.ended_at > clock_timestamp() - interval '1 day'
                  and exists (select 1 from jsonb_array_elements(r.planned::jsonb -> 'targets') t where t ->> 'name' = $6)),
            """;

    private static final String ANSWERS =
            """
            switches as (
                select k.*, case when k.scope = 'global' then 1 when k.scope = 'workspace' then 2 else 3 end as width from kill_switch k
                where k.engaged and (k.scope = 'global' or k.workspace = $1 and k.scope in ('workspace', 'scenario:' || $3))
                order by width limit 1)
            select clock_timestamp() as at, o.application, o.site, o.environment, o.importance, o.redundancy_group, o.id is not null as known,
                (select count(*) from members) as total, (select count(*) from members where not ill) as healthy,
                (select count(*) from members where not ill and name <> $6) as remaining,
                w.id as way_run, w.plan as way_plan, w.state as way_state, w.relation as way_relation,
                b.plan as plan_running, b.application as application_running, b.site as site_running,
                (select count(*) from healed where object_name = $6 and started_at > clock_timestamp() - interval '1 hour') as target_hour,
                (select count(*) from healed where object_name = $6) as target_day,
                (select count(*) from healed where started_at > clock_timestamp() - interval '1 hour') as scenario_hour,
                (select count(*) from judged where state = 'FAILED' and at > (select at from closed)
                  and at > (select coalesce(max(j.at), '-infinity') from judged j where j.state = 'SUCCEEDED')) as failures,
                (select count(*) from plan_run r where r.event_id = $2 and r.created_at > clock_timestamp() - interval '1 day') as event_runs,
                (select extract(epoch from clock_timestamp() - max(ended_at)) from heal_record h where h.workspace = $1 and h.scenario = $3
                  and h.object_name = $6 and h.state = 'SUCCEEDED') as success_seconds,
                extract(epoch from clock_timestamp() - ended.at) as end_seconds,
                (select count(*) from risk_event e where e.workspace = $1 and e.scenario = $3
                  and e.opened_at > clock_timestamp() - interval '300 seconds') as opened,
                (select extract(epoch from clock_timestamp() - max(e.opened_at)) from risk_event e where e.workspace = $1 and e.storm
                  and e.opened_at > clock_timestamp() - interval '1 day') as calm_seconds,
                (select extract(epoch from clock_timestamp() - max(s.last_seen_at)) from (select signal_id from journal where event_id = $2
                  order by received_at desc limit 20) j join signal s on s.id = j.signal_id) as evidence_seconds,
                (select extract(epoch from clock_timestamp() - greatest(e.opened_at, case when e.reopened > 0 then e.last_occurred_at end))
                  from risk_event e where e.id = $2) as open_seconds,
                (select mode from heal_scenario where workspace = $1 and scenario = $3) as mode,
                (select extract(epoch from clock_timestamp() - mode_since) from heal_scenario where workspace = $1 and scenario = $3) as mode_seconds,
                k.scope as switch_scope, k.reason as switch_reason, k.changed_by as switch_by,
                coalesce((select open from heal_breaker where workspace = $1 and scope = 'scenario:' || $3), false) as breaker_open,
                coalesce((select failures from heal_breaker where workspace = $1 and scope = 'scenario:' || $3), 0) as breaker_failures,
                x.id as block_event, x.scenario as block_scenario, x.name as block_object, x.grade as block_grade
            from (select 1) one left join object o on true left join in_way w on true left join busy b on true left join ended on true
            left join switches k on true left join blocking x on true
            """;

    static final String TEXT = OBJECTS + RUNS + ANSWERS;

    private SituationQuery() {}
}
