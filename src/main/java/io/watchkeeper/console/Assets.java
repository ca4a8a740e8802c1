package io.watchkeeper.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkus.qute.TemplateExtension;
import io.quarkus.runtime.LaunchMode;

/** Addresses of styles and scripts. Browsers keep these for a day, so each address changes with its content. */
@TemplateExtension(namespace = "asset")
final class Assets {
    private static final String FOLDER = "META-INF/resources/";
    private static final int DIGITS = 10;
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private Assets() {}

    /** A file of ours under {@code console/}. */
    static String own(String file) {
        // a file that is being edited does not restart the service
        return LaunchMode.current() == LaunchMode.DEVELOPMENT
                ? digested(file)
                : KNOWN.computeIfAbsent(file, Assets::digested);
    }

    private static String digested(String file) {
        return "/console/" + file + "?v=" + digest("console/" + file);
    }

    /** A file of a WebJar, with its version in the path. */
    static String library(String artifact, String file) {
        return KNOWN.computeIfAbsent(
                artifact + "/" + file, name -> "/webjars/" + artifact + "/" + version(artifact) + "/" + file);
    }

    private static String digest(String file) {
        try (var stream = open(FOLDER + file)) {
            var sha = MessageDigest.getInstance("SHA-256").digest(stream.readAllBytes());
            return HexFormat.of().formatHex(sha).substring(0, DIGITS);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String version(String artifact) {
        try (var stream = open("META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties")) {
            var properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static InputStream open(String resource) throws IOException {
        var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource);
        if (stream == null) {
            throw new IOException("not in the application: " + resource);
        }
        return stream;
    }
}
