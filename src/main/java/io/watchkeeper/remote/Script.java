package io.watchkeeper.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.watchkeeper.decision.diagnosis.ParameterType;

/**
 * A program of the script directory, as its {@code manifest.yaml} describes it.
 *
 * @param run the file, beside the manifest
 * @param arguments as in {@link BoundArguments}; the parameters come by standard input, too
 * @param parameters types by name
 * @param memory MiB of address space
 * @param network whether it reaches the network from within a sandbox
 * @param write folders that it may write to from within a sandbox
 */
record Script(
        String run,
        String about,
        List<String> arguments,
        Map<String, String> parameters,
        int memory,
        boolean network,
        List<Path> write) {
    static final String MANIFEST = "manifest.yaml";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int USUAL_MEMORY = 1024;
    private static final int MOST_BYTES = 64_000;
    private static final ObjectReader YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerFor(Script.class);

    Script {
        run = run == null ? "run" : run;
        about = about == null ? "" : about;
        arguments = arguments == null ? List.of() : List.copyOf(arguments);
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
        memory = memory == 0 ? USUAL_MEMORY : memory;
        write = write == null ? List.of() : List.copyOf(write);
    }

    /** @throws ScriptRefused where there is none of that name, or its manifest cannot be used */
    static Script read(Path folder, String name) {
        if (!NAME.matcher(name).matches() || !Files.isDirectory(folder.resolve(name))) {
            throw new ScriptRefused("there is no script " + name);
        }
        var manifest = folder.resolve(name).resolve(MANIFEST);
        try {
            if (Files.size(manifest) > MOST_BYTES) {
                throw new ScriptRefused("the manifest of the script " + name + " is too long");
            }
            Script script = YAML.readValue(Files.readString(manifest));
            script.check(folder.resolve(name), name);
            return script;
        } catch (JsonProcessingException unreadable) {
            throw new ScriptRefused(
                    "the manifest of the script " + name + " cannot be read: " + unreadable.getOriginalMessage());
        } catch (IOException absent) {
            throw new ScriptRefused("the script " + name + " has no " + MANIFEST);
        }
    }

    private void check(Path home, String name) {
        if (!NAME.matcher(run).matches() || !Files.isExecutable(home.resolve(run))) {
            throw new ScriptRefused("the script " + name + " has no program " + run);
        }
        parameters.forEach((parameter, type) -> {
            if (type == null || ParameterType.named(type).isEmpty()) {
                throw new ScriptRefused("the script " + name + " has a parameter of no known type: " + parameter);
            }
        });
        if (!write.stream().allMatch(folder -> folder.isAbsolute() && folder.equals(folder.normalize()))) {
            throw new ScriptRefused("the script " + name + " wants to write to what is no path from the root");
        }
    }

    /** @throws ScriptRefused for a value that it does not know, that has another form, or that is missing */
    void check(Map<String, String> values) {
        values.forEach((name, value) -> {
            if (!parameters.containsKey(name)) {
                throw new ScriptRefused("the script has no parameter " + name);
            }
            var type = ParameterType.valueOf(parameters.get(name).toUpperCase(Locale.ROOT));
            if (!type.fits(value)) {
                throw new ScriptRefused("the value for " + name + " is not " + type.allowed());
            }
        });
        parameters.keySet().stream()
                .filter(name -> !values.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new ScriptRefused("the script wants the parameter " + name);
                });
    }
}
