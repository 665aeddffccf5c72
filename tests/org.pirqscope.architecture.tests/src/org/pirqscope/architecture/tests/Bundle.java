package org.pirqscope.architecture.tests;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;

/** One bundle: what its manifest asks for and what its sources refer to. */
record Bundle(String name, Set<String> requires, Set<String> imports, boolean hasActivator, List<Source> sources) {
    static final String OURS = "org.pirqscope.";

    static Bundle of(Attributes manifest, List<Source> sources) {
        String name = names(manifest.getValue("Bundle-SymbolicName")).iterator().next();
        return new Bundle(
                name,
                names(manifest.getValue("Require-Bundle")),
                names(manifest.getValue("Import-Package")),
                manifest.getValue("Bundle-Activator") != null,
                sources);
    }

    /** The name as the design says it: machine, model.edit, ui. */
    String shortName() {
        return name.substring(OURS.length());
    }

    /** The names in a manifest header, without their directives. */
    private static Set<String> names(String header) {
        Set<String> names = new TreeSet<>();
        if (header != null) {
            for (String clause : header.replaceAll("\"[^\"]*\"", "").split(",")) {
                names.add(clause.split(";")[0].strip());
            }
        }
        return names;
    }
}
