package org.pirqscope.machine.version;

import java.util.List;
import java.util.Map;

/** How the releases of a product follow each other, and what is told where the tables have none. */
enum Product {
    LINUX(
            "Linux",
            "a number such as 4.10, 2.6.37-rc4 or 4.9.30, or what uname -r prints",
            1,
            "reuse",
            "c74fd80f2f41",
            "HVM pirqs came with 2.6.37-rc1") {
        @Override
        int base(Release release) {
            return release.number(0) == 2 ? 3 : 2;
        }
    },
    QEMU(
            "QEMU",
            "a number such as 2.5, 2.5.1 or 2.6.0-rc1, or what qemu-system-x86_64 --version prints",
            0,
            "unmap-on-disable",
            "c976437c7dba",
            "it has passed PCI devices to Xen guests since 1.2; qemu-xen-traditional, which did so before, has no row "
                    + "(its calls are those of 1.2, its lines have other words)"),
    XEN(
            "Xen",
            "a number such as 4.7, 4.7.1 or 4.19.0-rc2, or the xen_version of xl info",
            0,
            "",
            "",
            "PHYSDEVOP_get_free_pirq came with 4.1, and of 4.1 only 4.1.3 and later are modelled");

    // The last release of a major number, where counting does not say it: what comes after it.
    private static final Map<List<Integer>, List<Integer>> TURNS = Map.of(
            List.of(2, 6, 39),
            List.of(3, 0),
            List.of(3, 19),
            List.of(4, 0),
            List.of(4, 20),
            List.of(5, 0),
            List.of(5, 19),
            List.of(6, 0),
            List.of(6, 19),
            List.of(7, 0));
    private static final Map<Integer, Integer> LAST_QEMU = Map.of(0, 15, 1, 7, 2, 12, 3, 1);

    private final String title;
    private final String examples;
    private final int firstCandidate;
    private final String column;
    private final String fix;
    private final String older;

    Product(String title, String examples, int firstCandidate, String column, String fix, String older) {
        this.title = title;
        this.examples = examples;
        this.firstCandidate = firstCandidate;
        this.column = column;
        this.fix = fix;
        this.older = older;
    }

    String title() {
        return title;
    }

    String examples() {
        return examples;
    }

    /** Whether the rows differ in what the product's fix changed. */
    boolean fixDecides(List<VersionRow> rows) {
        return !column.isEmpty()
                && rows.stream().map(row -> row.value(column)).distinct().count() > 1;
    }

    /** The commit that changed what matters most here; empty if there is none. */
    String fix() {
        return fix;
    }

    /** Why what is older than the first row has none. */
    String older() {
        return older;
    }

    int firstCandidate() {
        return firstCandidate;
    }

    /** How many numbers name a release; the next one counts its stable updates. */
    int base(Release release) {
        return 2;
    }

    /** The first release candidate after that release: 4.11-rc1 after 4.10.3. */
    Release next(Release release) {
        int base = base(release);
        List<Integer> numbers =
                List.copyOf(release.with(base - 1, release.number(base - 1)).numbers());
        int major = numbers.getFirst();
        Release next = release.with(base - 1, numbers.getLast() + 1);
        if (this == LINUX && TURNS.containsKey(numbers)) {
            next = Release.of(TURNS.get(numbers));
        }
        if (this == QEMU && numbers.getLast() >= LAST_QEMU.getOrDefault(major, 2)) {
            next = Release.of(List.of(major + 1, 0));
        }
        return next.candidate(firstCandidate);
    }
}
