package org.pirqscope.architecture.tests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The order of the packages inside of a bundle: a row may use what its bundle may and the packages named, all of them
 * rows above it.
 */
final class PackageOrder {

    /** Lines of a bundle that is too small to be divided. */
    private static final int SMALL = 3000;

    static final Map<String, Map<String, Set<String>>> TABLE = Map.of(
            "machine",
                    rows(
                            "text:",
                            "message:",
                            "call: message",
                            "version: call text",
                            "state: call message",
                            "xen: call state version",
                            "qemu: call message state version",
                            "guest: call message state version",
                            "driver: call version state",
                            "guest.pci: call message state version guest driver",
                            "scenario: text call version driver",
                            "simulate: call message version state xen qemu guest guest.pci driver scenario",
                            "run: text call message version state xen driver scenario simulate"),
            "evidence",
                    rows(
                            "line:",
                            "lspci.text:",
                            "lspci: lspci.text",
                            "lspci.scenario: lspci",
                            "fact: line",
                            "qemu: line fact",
                            "xen: line fact",
                            "linux: line fact",
                            "trace: line fact",
                            "host: line fact",
                            "mail:",
                            "read: line lspci lspci.text fact qemu xen linux trace host mail",
                            "patch: line mail",
                            "amount: patch",
                            "life: fact",
                            "diagnosis: fact life",
                            "scenario: fact life",
                            "check: line fact life",
                            "timeline: fact read life"),
            "search",
                    rows(
                            "pack:",
                            "space: pack",
                            "cache: pack space",
                            "path: pack space",
                            "proof: pack space path",
                            ".: pack space cache path proof",
                            "cause: . pack path proof space",
                            "repair: . path",
                            "cover: . path space",
                            "spin: ."),
            "report",
                    rows(
                            "words:",
                            "file:",
                            "stale: words",
                            "decode: words stale",
                            "table: words",
                            "why:",
                            "keys:",
                            "manual:",
                            "compare: words table",
                            "breakpoint:",
                            "bookmark:",
                            "moment:",
                            "reproduce: table",
                            "matrix: words"),
            "session", rows("document:", ".: document", "live: ."),
            "diagram",
                    rows(
                            ".",
                            "timeline: .",
                            "picture: .",
                            "mail.row: .",
                            "mail.story: . mail.row",
                            "mail: . mail.row mail.story",
                            "slide: . picture mail mail.row",
                            "image: . picture slide",
                            "markup: .",
                            "page: . picture image",
                            "export: . picture image markup mail mail.row mail.story slide page"),
            "cli",
                    rows(
                            "shell:",
                            "explored:",
                            "input: shell explored",
                            "json: explored",
                            "text: shell explored",
                            "matrix: shell text",
                            "evidence: shell input json text",
                            "why: shell json text",
                            "compare: shell json text",
                            "review: shell input explored json text compare",
                            "reproduce: shell json text",
                            "step: shell input text why compare",
                            "verb: shell input explored json text matrix evidence why compare review reproduce step",
                            ".: shell verb"),
            "ui",
                    rows(
                            "theme:",
                            "widget: theme",
                            "desk:",
                            "calls: theme widget",
                            "chart: theme widget",
                            "diagram: theme widget",
                            "status: theme widget desk",
                            "export: theme widget desk",
                            "scenario: theme widget desk",
                            "property: widget desk scenario",
                            "explore: theme widget desk chart",
                            "values: theme widget",
                            "logs: theme widget",
                            "review: explore",
                            "preference: theme widget desk export",
                            "view: theme widget desk calls chart diagram export scenario property explore values "
                                    + "logs review",
                            "command: theme widget desk diagram export view",
                            "welcome: theme widget desk",
                            "help: theme widget desk",
                            ".: theme widget desk status welcome"));

    private PackageOrder() {}

    /** Rows as text, lowest package first: {@code "call: message"}; the bundle's own package is a dot. */
    private static Map<String, Set<String>> rows(String... texts) {
        Map<String, Set<String>> rows = new LinkedHashMap<>();
        for (String text : texts) {
            String[] halves = text.split(":");
            rows.put(
                    halves[0],
                    halves.length == 1 || halves[1].isBlank()
                            ? Set.of()
                            : Set.of(halves[1].strip().split(" ")));
        }
        return rows;
    }

    /** Rows that name a package which does not stand above them. */
    static List<String> rowsThatReachUp() {
        List<String> broken = new ArrayList<>();
        TABLE.forEach((bundle, rows) -> {
            List<String> above = new ArrayList<>();
            rows.forEach((name, uses) -> {
                uses.stream()
                        .filter(used -> !above.contains(used))
                        .forEach(
                                used -> broken.add(bundle + ": " + name + " uses " + used + ", which is not above it"));
                above.add(name);
            });
        });
        return broken;
    }

    /** References inside of a bundle that the table does not have, and packages without a row. */
    static List<String> forbidden(Bundle bundle) {
        Map<String, Set<String>> rows = TABLE.get(bundle.shortName());
        if (rows == null) {
            return List.of();
        }
        List<String> broken = new ArrayList<>();
        for (Source source : bundle.sources()) {
            String own = inside(bundle, source.inPackage());
            Set<String> allowed = rows.get(own);
            if (allowed == null) {
                broken.add(source.inPackage() + " has no row in the order of packages");
                continue;
            }
            source.references().stream()
                    .filter(name -> isIn(bundle, name))
                    .map(name -> inside(bundle, name))
                    .filter(used -> !used.equals(own) && !allowed.contains(used))
                    .forEach(used -> broken.add(source.path() + " in " + own + " must not refer to " + used));
        }
        return broken.stream().distinct().toList();
    }

    /** Packages that hold more than a quarter of their bundle's lines, where the bundle has more than 3,000. */
    static List<String> heavy(Bundle bundle) {
        int all = bundle.sources().stream().mapToInt(Source::lines).sum();
        return all <= SMALL
                ? List.of()
                : bundle.sources().stream()
                        .collect(Collectors.groupingBy(
                                Source::inPackage, TreeMap::new, Collectors.summingInt(Source::lines)))
                        .entrySet()
                        .stream()
                        .filter(lines -> 4 * lines.getValue() > all)
                        .map(lines -> "%s holds %d of the %d lines of its bundle"
                                .formatted(lines.getKey(), lines.getValue(), all))
                        .toList();
    }

    /** Packages of one bundle that refer to one another, directly or not. */
    static List<String> circles(Bundle bundle) {
        Map<String, Set<String>> uses = bundle.sources().stream()
                .collect(Collectors.groupingBy(
                        Source::inPackage,
                        Collectors.flatMapping(
                                source -> source.references().stream()
                                        .filter(name -> isIn(bundle, name) && !name.equals(source.inPackage())),
                                Collectors.toSet())));
        return uses.keySet().stream()
                .filter(name -> Rules.reachable(name, uses).contains(name))
                .sorted()
                .map(name -> name + " stands in a circle of packages")
                .toList();
    }

    private static boolean isIn(Bundle bundle, String name) {
        return name.equals(bundle.name()) || name.startsWith(bundle.name() + ".");
    }

    private static String inside(Bundle bundle, String name) {
        return name.equals(bundle.name()) ? "." : name.substring(bundle.name().length() + 1);
    }
}
