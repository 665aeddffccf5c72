package org.pirqscope.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.Optional;
import java.util.jar.Manifest;

/** The version that the manifest of this bundle carries. */
final class Version {

    private Version() {}

    /** {@code pirqscope 1.0.0 (202611221530), git commit 27fa1a3b0c11}. */
    static String text() {
        String version = header("Bundle-Version").orElse("(unpacked classes)");
        int qualifier = ordinalDot(version, 3);
        String shown = qualifier < 0
                ? version
                : version.substring(0, qualifier) + " (" + version.substring(qualifier + 1) + ")";
        return "pirqscope " + shown + ", git commit " + header("Git-Commit").orElse("unknown");
    }

    // The qualifier of a Bundle-Version follows its third dot.
    private static int ordinalDot(String version, int ordinal) {
        int dot = -1;
        for (int i = 0; i < ordinal; i++) {
            dot = version.indexOf('.', dot + 1);
            if (dot < 0) {
                return -1;
            }
        }
        return dot;
    }

    // Beside the classes, in a jar as well as in an OSGi bundle; classes in a build folder have it one folder up.
    private static Optional<String> header(String header) {
        String name = Main.class.getName().replace('.', '/') + ".class";
        String here = String.valueOf(Main.class.getClassLoader().getResource(name));
        String root = here.substring(0, Math.max(0, here.length() - name.length()));
        for (String manifest : new String[] {root + "META-INF/MANIFEST.MF", root + "../META-INF/MANIFEST.MF"}) {
            try (InputStream in = url(manifest).openStream()) {
                String value = new Manifest(in).getMainAttributes().getValue(header);
                if (value != null && !value.isBlank()) {
                    return Optional.of(value);
                }
            } catch (IOException | IllegalArgumentException notThere) {
                // the next place, or none
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("deprecation") // a bundle's own URL scheme is known to the class loader's handler only
    private static URL url(String text) throws IOException {
        return text.startsWith("bundle")
                ? Main.class.getClassLoader().getResource("META-INF/MANIFEST.MF")
                : URI.create(text).toURL();
    }
}
