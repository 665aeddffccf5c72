package org.pirqscope.architecture.tests;

import static org.pirqscope.architecture.tests.Library.COMMONMARK;
import static org.pirqscope.architecture.tests.Library.EMF;
import static org.pirqscope.architecture.tests.Library.FASTUTIL;
import static org.pirqscope.architecture.tests.Library.GSON;
import static org.pirqscope.architecture.tests.Library.JAVA;
import static org.pirqscope.architecture.tests.Library.JFACE;
import static org.pirqscope.architecture.tests.Library.JFREECHART;
import static org.pirqscope.architecture.tests.Library.JGIT;
import static org.pirqscope.architecture.tests.Library.JLINE;
import static org.pirqscope.architecture.tests.Library.MIME4J;
import static org.pirqscope.architecture.tests.Library.OSGI;
import static org.pirqscope.architecture.tests.Library.PDFBOX;
import static org.pirqscope.architecture.tests.Library.PICOCLI;
import static org.pirqscope.architecture.tests.Library.RUNTIME;
import static org.pirqscope.architecture.tests.Library.SNAKEYAML;
import static org.pirqscope.architecture.tests.Library.SWT;
import static org.pirqscope.architecture.tests.Library.WORKBENCH;
import static org.pirqscope.architecture.tests.Library.XZ;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of the design, and what else holds for every bundle. Each rule answers with what breaks it, in words. */
final class Rules {
    private static final Pattern VAGUE = Pattern.compile(".*(Util|Utils|Helper|Manager|Impl|Activator)");

    record Edges(Set<String> bundles, Set<Library> libraries) {}

    static final Map<String, Edges> TABLE = Map.ofEntries(
            row("explore", Set.of(), FASTUTIL),
            row("machine", Set.of(), SNAKEYAML),
            row("search", Set.of("explore", "machine")),
            row("model", Set.of(), EMF, RUNTIME),
            row("model.edit", Set.of("machine", "report", "model"), EMF, RUNTIME),
            row("evidence", Set.of("explore", "machine", "search"), MIME4J, XZ),
            row("source", Set.of("machine"), JGIT),
            row("report", Set.of("machine"), COMMONMARK),
            row("diagram", Set.of("machine", "report", "evidence"), PDFBOX),
            row("chart", Set.of("machine", "report", "evidence"), JFREECHART),
            row("session", Set.of("machine", "report", "model", "model.edit"), EMF),
            row(
                    "cli",
                    Set.of("explore", "machine", "search", "report", "evidence", "source", "diagram", "chart"),
                    PICOCLI,
                    JLINE,
                    GSON),
            row(
                    "ui",
                    Set.of(
                            "explore",
                            "machine",
                            "search",
                            "report",
                            "model",
                            "model.edit",
                            "evidence",
                            "source",
                            "diagram",
                            "chart",
                            "session",
                            "cli"),
                    EMF,
                    SWT,
                    JFACE,
                    RUNTIME,
                    WORKBENCH,
                    OSGI));
    static final Set<String> CORE =
            Set.of("explore", "machine", "search", "report", "evidence", "source", "diagram", "chart", "cli");
    private static final Set<Library> PLATFORM = EnumSet.of(EMF, SWT, JFACE, RUNTIME, WORKBENCH, OSGI);

    private static final List<String> FLOOR = List.of(
            Bundle.OURS + "machine.call",
            Bundle.OURS + "machine.state",
            Bundle.OURS + "machine.xen",
            Bundle.OURS + "machine.qemu",
            Bundle.OURS + "machine.guest",
            Bundle.OURS + "machine.simulate",
            Bundle.OURS + "machine.run",
            Bundle.OURS + "report.matrix",
            Bundle.OURS + "report.table",
            Bundle.OURS + "report.words",
            Bundle.OURS + "diagram.mail.row",
            Bundle.OURS + "diagram.mail.story",
            Bundle.OURS + "chart");

    /**
     * What reads a text that somebody typed (a run string) or a name of the kernel's (Frames); Plural asks how an
     * English word ends.
     */
    private static final Set<String> TYPED_OR_FOREIGN = Set.of("RunString", "Frames", "Plural");

    private Rules() {}

    private static Map.Entry<String, Edges> row(String bundle, Set<String> bundles, Library... libraries) {
        Set<Library> allowed = EnumSet.of(JAVA, libraries);
        return Map.entry(bundle, new Edges(bundles, allowed));
    }

    /** Bundles that the design does not know. */
    static List<String> unknownBundles(List<Bundle> bundles) {
        return bundles.stream()
                .map(Bundle::name)
                .filter(name ->
                        !name.startsWith(Bundle.OURS) || !TABLE.containsKey(name.substring(Bundle.OURS.length())))
                .map(name -> name + " is not in the table")
                .toList();
    }

    /** Edges in a manifest that the table does not have. */
    static List<String> forbiddenRequirements(Bundle bundle) {
        Set<String> asked = new TreeSet<>(bundle.requires());
        asked.addAll(bundle.imports());
        return asked.stream()
                .filter(name -> !isAllowed(bundle, name))
                .map(name -> bundle.name() + " must not require " + name)
                .toList();
    }

    /** Imports and full names in the sources that the table does not have. */
    static List<String> forbiddenReferences(Bundle bundle) {
        List<String> broken = new ArrayList<>();
        for (Source source : bundle.sources()) {
            source.references().stream()
                    .filter(name -> !isAllowed(bundle, name))
                    .forEach(name -> broken.add(source.path() + " must not refer to " + name));
        }
        return broken;
    }

    private static boolean isAllowed(Bundle bundle, String name) {
        Edges edges = TABLE.get(bundle.shortName());
        if (isIn(bundle.name(), name)
                && TABLE.keySet().stream()
                        .noneMatch(other ->
                                other.startsWith(bundle.shortName() + ".") && isIn(Bundle.OURS + other, name))) {
            return true;
        }
        if (name.startsWith(Bundle.OURS)) {
            // The item providers' packages stand inside the model's: model.pci.provider.
            return edges.bundles().stream().anyMatch(other -> isIn(Bundle.OURS + other, name));
        }
        Library library = Library.of(name);
        return library != null && edges.libraries().contains(library);
    }

    private static boolean isIn(String bundle, String name) {
        return name.equals(bundle) || name.startsWith(bundle + ".");
    }

    /** OSGi, EMF or SWT in a bundle that runs in a plain Java process. */
    static List<String> platformInTheCore(Bundle bundle) {
        if (!CORE.contains(bundle.shortName())) {
            return List.of();
        }
        Set<String> names = new TreeSet<>(bundle.requires());
        names.addAll(bundle.imports());
        bundle.sources().forEach(source -> names.addAll(source.references()));
        return names.stream()
                .filter(name -> PLATFORM.contains(Library.of(name)))
                .map(name -> bundle.name() + " runs without the platform, but uses " + name)
                .toList();
    }

    /** Everything that one name leads to over one step or more. */
    static Set<String> reachable(String from, Map<String, Set<String>> uses) {
        Set<String> all = new TreeSet<>();
        List<String> open = new ArrayList<>(uses.getOrDefault(from, Set.of()));
        while (!open.isEmpty()) {
            String name = open.removeLast();
            if (all.add(name)) {
                open.addAll(uses.getOrDefault(name, Set.of()));
            }
        }
        return all;
    }

    static List<String> activators(Bundle bundle) {
        return bundle.hasActivator() ? List.of(bundle.name() + " must not have a Bundle-Activator") : List.of();
    }

    static List<String> vagueNames(List<Source> sources) {
        return sources.stream()
                .flatMap(source -> source.types().stream()
                        .filter(type -> VAGUE.matcher(type).matches())
                        .map(type -> source.path() + ": " + type + " says nothing of what it is"))
                .toList();
    }

    /** Lines over 120 columns, which the formatter leaves in comments and texts. */
    static List<String> longLines(List<Source> sources) {
        return sources.stream()
                .flatMap(source -> source.longLines().stream()
                        .map(line -> source.path() + ":" + line + " has more than 120 columns"))
                .toList();
    }

    /**
     * Code of the floor of values that looks for words in a text: what the machine knows, and what is said of it, goes
     * up as values and is not read back.
     */
    static List<String> readBack(List<Source> sources) {
        return sources.stream()
                .filter(source -> FLOOR.stream().anyMatch(source.inPackage()::startsWith))
                .filter(source -> !TYPED_OR_FOREIGN.contains(source.name()))
                .flatMap(source -> source.readBack().stream()
                        .map(line -> source.path() + ":" + line + " looks for words in a text"))
                .toList();
    }

    /** Files that are named after classes of one simple name; a class inside of another goes by the name of both. */
    static List<String> sharedNames(List<Source> sources) {
        return sources.stream()
                .filter(source -> !source.name().equals("package-info"))
                .collect(Collectors.groupingBy(Source::name, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(files -> files.size() > 1)
                .map(files -> files.getFirst().name() + " is declared in "
                        + files.stream().map(Source::path).collect(Collectors.joining(" and in ")))
                .toList();
    }

    /** Tracked files, by their paths below the root, that a generator writes. */
    static List<String> trackedGeneratedFiles(List<String> paths) {
        return paths.stream()
                .filter(path -> path.matches("(.*/)?(src-gen|target)/.*")
                        || path.matches("bundles/[^/]*\\.edit/(icons/.*|plugin\\.(xml|properties))"))
                .map(path -> path + " is generated and must not be tracked")
                .toList();
    }

    /** Everything that a bundle needs, over all steps, out of the bundles given; libraries by their name. */
    static Set<String> closure(String bundle, Map<String, Bundle> bundles) {
        Map<String, Set<String>> uses =
                bundles.values().stream().collect(Collectors.toMap(Bundle::name, Bundle::requires));
        Set<String> all = reachable(bundle, uses);
        all.add(bundle);
        return all;
    }
}
