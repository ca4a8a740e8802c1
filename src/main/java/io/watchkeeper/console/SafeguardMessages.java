package io.watchkeeper.console;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the pages about the audit log and secrets; both languages stand in {@code console-templates/messages}. */
@MessageBundle("safe")
public interface SafeguardMessages {
    String audit();

    String audit_what();

    String when();

    String actor();

    String action();

    String object();

    String from_where();

    String detail();

    String reason();

    String before();

    String after();

    String place();

    String not_sealed();

    String search();

    String next();

    String export_csv();

    String export_lines();

    String verify();

    String chain();

    String chain_whole(long links);

    String chain_broken();

    String chain_waiting(long waiting);

    String chain_head();

    String chain_head_what();

    String finding();

    String entry();

    String secrets();

    String secrets_what();

    String name();

    String value();

    String version();

    String changed();

    String changed_by();

    String used_by();

    String last_used();

    String never();

    String keep();

    String delete();

    String none_yet();

    String sources();

    String sources_what();

    String sources_none();

    String source_add();

    String source_kind();

    String source_settings();

    String source_secret();

    String source_secret_what();

    String source_acts();

    String source_may_act();

    String source_may_be_asked();

    String source_keep();

    String source_delete_what();
}
