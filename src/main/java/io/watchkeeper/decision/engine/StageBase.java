package io.watchkeeper.decision.engine;

import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;

/** The compiled rules of one stage, shared by all rulebooks whose DRL and table headers are the same. */
final class StageBase {
    private final KieContainer container;
    private final ReleaseId release;
    private final KieBase base;

    StageBase(KieContainer container, ReleaseId release) {
        this.container = container;
        this.release = release;
        this.base = container.getKieBase();
    }

    KieBase base() {
        return base;
    }

    /** With the classes that were made of the rules, as a zip. */
    byte[] module() {
        var module = (InternalKieModule) KieServices.get().getRepository().getKieModule(release);
        return module.getBytes();
    }

    /** Both are needed: a container alone leaves its module and the classes in the repository of modules. */
    void dispose() {
        container.dispose();
        KieServices.get().getRepository().removeKieModule(release);
    }
}
