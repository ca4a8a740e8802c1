package io.watchkeeper.habits;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.smallrye.config.ConfigMapping;

/** A settings interface lives below {@code watchkeeper.} and its package's name. */
final class PrefixedSettings extends ArchCondition<JavaClass> {
    PrefixedSettings() {
        super("have the prefix watchkeeper.<their package>");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        var prefix = type.getAnnotationOfType(ConfigMapping.class).prefix();
        var expected = type.getPackageName().replace("io.watchkeeper.", "watchkeeper.");
        var satisfied = prefix.equals(expected) || prefix.startsWith(expected + ".");
        events.add(new SimpleConditionEvent(
                type, satisfied, type.getName() + " has the prefix " + prefix + ", expected " + expected));
    }
}
