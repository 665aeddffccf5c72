package org.pirqscope.architecture.tests;

import java.util.List;
import java.util.stream.Stream;

/** What is not ours: by the names of its bundles and of its packages. */
enum Library {
    FASTUTIL("it.unimi.dsi.fastutil"),
    SNAKEYAML("org.snakeyaml.engine"),
    COMMONMARK("org.commonmark"),
    JGIT("org.eclipse.jgit", "com.googlecode.javaewah", "org.apache.commons.commons-codec", "slf4j"),
    PDFBOX("org.apache.pdfbox", "org.apache.fontbox", "org.apache.commons.commons-logging"),
    JFREECHART("org.jfree"),
    MIME4J("org.apache.james", "org.apache.commons.commons-io"),
    XZ("org.tukaani.xz"),
    PICOCLI("picocli"),
    JLINE("org.jline"),
    GSON("com.google.gson"),
    EMF("org.eclipse.emf"),
    SWT("org.eclipse.swt"),
    JFACE("org.eclipse.jface"),
    RUNTIME("org.eclipse.core.runtime"),
    WORKBENCH(
            "org.eclipse.ui",
            "org.eclipse.core",
            "org.eclipse.e4",
            "org.eclipse.equinox",
            "jakarta.inject",
            "jakarta.annotation"),
    OSGI("org.osgi", "org.eclipse.osgi"),
    JAVA("java", "javax", "jdk", "org.w3c.dom", "org.xml.sax");

    private final List<String> prefixes;

    Library(String... prefixes) {
        this.prefixes = List.of(prefixes);
    }

    /**
     * The library that holds a package or bundle of this name, the first one listed above where several would do; null
     * for an unknown one.
     */
    static Library of(String name) {
        return Stream.of(values())
                .filter(library -> library.holds(name))
                .findFirst()
                .orElse(null);
    }

    private boolean holds(String name) {
        return prefixes.stream().anyMatch(prefix -> name.equals(prefix) || name.startsWith(prefix + "."));
    }
}
