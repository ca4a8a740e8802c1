package io.watchkeeper.setting;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfig;
import io.watchkeeper.setting.Setting.Described;

/** All settings, with what holds on this node. */
@Singleton
public class SettingList {
    /** A member that takes its value from a shorter name, as {@code application.properties} says. */
    private static final Pattern SHORTER = Pattern.compile("\\$\\{([^:}]+)(:[^}]*)?}");

    private final SmallRyeConfig config;
    private final List<Described> described;

    @Inject
    SettingList(SmallRyeConfig config, BeanManager beans) {
        this(config, mappings(beans));
    }

    SettingList(SmallRyeConfig config, Stream<Class<?>> interfaces) {
        this.config = config;
        this.described = Descriptions.read(Members.of(interfaces));
    }

    /** In the order of the documentation. */
    public List<Setting> list() {
        return described.stream().map(this::now).toList();
    }

    private Setting now(Described described) {
        var value = config.getConfigValue(described.property());
        var shorter = SHORTER.matcher(Objects.requireNonNullElse(value.getRawValue(), ""));
        var source = shorter.matches() ? config.getConfigValue(shorter.group(1)) : value;
        var text = Objects.requireNonNullElse(value.getValue(), described.usual());
        return new Setting(described, !text.isEmpty(), described.secret() ? "" : text, Origin.of(source));
    }

    private static Stream<Class<?>> mappings(BeanManager beans) {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getTypes)
                .flatMap(types -> types.stream())
                .filter(Class.class::isInstance)
                .<Class<?>>map(type -> (Class<?>) type)
                .filter(type -> type.isAnnotationPresent(ConfigMapping.class)
                        && type.getPackageName().startsWith("io.watchkeeper."))
                .distinct();
    }
}
