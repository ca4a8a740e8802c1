package io.watchkeeper.decision.engine;

import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieModule;
import org.kie.api.runtime.KieContainer;

/** The compiled rules of one stage, shared by all rulebooks whose DRL and table headers are the same. */
final class StageBase {
    private final KieModule module;
    private final KieContainer container;
    private final KieBase base;

    StageBase(KieModule module) {
        this.module = module;
        this.container = KieServices.get().newKieContainer(module.getReleaseId(), StageBase.class.getClassLoader());
        this.base = container.getKieBase();
    }

    KieBase base() {
        return base;
    }

    /** With the classes that were made of the rules, as a zip. */
    byte[] module() {
        return ((InternalKieModule) module).getBytes();
    }

    /** Both are needed: a container alone leaves its module and the classes in the repository of modules. */
    void dispose() {
        container.dispose();
        KieServices.get().getRepository().removeKieModule(module.getReleaseId());
    }
}
