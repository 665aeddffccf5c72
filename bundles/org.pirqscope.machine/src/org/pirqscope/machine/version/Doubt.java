package org.pirqscope.machine.version;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pirqscope.machine.version.Build.Kind;

/**
 * What a version word leaves open: the releases that it may stand for.
 *
 * @param kind what was built
 * @param counted the release that counts
 * @param first and {@code last} of those that it may be
 * @param why what the word tells and what it doesn't; a sentence's beginning
 * @param patched whether it is somebody's package, so that patches of its own are possible
 */
record Doubt(Kind kind, Release counted, Release first, Release last, String why, boolean patched) {

    // QEMU counts a development tree as .50, its release candidates from .90.
    private static final int QEMU_DEVELOPMENT = 50;
    private static final int QEMU_CANDIDATES = 90;
    private static final String SERIES = "the third number is missing, and the last release of the series counts";

    private static final Release FROM_ADDRESS = Release.of("1.3.1");
    private static final String FROM_DATA = "before 1.3.1 the pirq of an MSI-X entry is taken from its data instead of "
            + "its address (044b99c655): not simulated";

    static Doubt of(Product product, Build build) {
        Kind kind = build.kind();
        Release release = build.release();
        int base = product.base(release);
        int update = release.number(base);
        if (product == Product.QEMU && update >= QEMU_DEVELOPMENT) {
            return development(kind, product, release, update);
        }
        return switch (kind) {
            case RELEASE, NAMED ->
                product == Product.XEN && series(product, release)
                        ? open(kind, product, release, SERIES)
                        : exact(kind, release, "", false);
            case RHEL -> RhelKernel.doubt(build);
            case UBUNTU -> UbuntuKernel.doubt(build);
            case DEBIAN ->
                new Doubt(
                        kind,
                        release,
                        release,
                        release,
                        "Debian's changelog names "
                                + release.numbers().stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining("."))
                                + " for that ABI; other patches are not known",
                        true);
            case AMAZON ->
                exact(kind, release, "Amazon's own build: its patches are not known, and a column can be set", true);
            case SIGNED ->
                UbuntuKernel.owns(release)
                        ? UbuntuKernel.doubt(build)
                        : exact(
                                kind,
                                release,
                                "Ubuntu's signature names the stable release it is based on; other patches are unknown",
                                true);
            case NEXT ->
                new Doubt(
                        kind,
                        release,
                        release,
                        product.next(release),
                        "linux-next has what the next release will bring",
                        false);
            case BEHIND ->
                new Doubt(
                        kind,
                        release,
                        release,
                        behind(product, release, update),
                        "there are commits after the tag",
                        false);
            case TOWARDS ->
                new Doubt(
                        kind,
                        release,
                        before(release),
                        release,
                        "a tree on its way to that release: what it brought may be missing",
                        false);
            case CUT -> open(kind, product, release, SERIES);
            case DISTRIBUTION -> distribution(kind, product, release, update);
        };
    }

    private static boolean series(Product product, Release release) {
        return !release.isCandidate() && release.numbers().size() == product.base(release);
    }

    /** Whether a word names a series of Xen, of which the last release counts where they differ. */
    static boolean series(Product product, Build build) {
        return product == Product.XEN
                && series(product, build.release())
                && switch (build.kind()) {
                    case RELEASE, CUT, AMAZON, DISTRIBUTION -> true;
                    default -> false;
                };
    }

    private static Doubt distribution(Kind kind, Product product, Release release, int update) {
        boolean frozen = !release.isCandidate() && update == 0;
        if (product == Product.LINUX && frozen) {
            Doubt open = open(
                    kind,
                    product,
                    release,
                    "a distribution's number names neither the stable release it is based on nor its own patches");
            return new Doubt(kind, open.counted, open.first, open.last, open.why, true);
        }
        if (product == Product.XEN && frozen && series(product, release)) {
            return open(kind, product, release, SERIES);
        }
        return exact(
                kind,
                release,
                product == Product.LINUX && !release.isCandidate()
                        ? "a distribution's number with the stable release in it: other patches are not known"
                        : "a distribution's package: patches of its own are not known",
                true);
    }

    private static Doubt exact(Kind kind, Release release, String why, boolean patched) {
        return new Doubt(kind, release, release, release, why, patched);
    }

    private static Doubt open(Kind kind, Product product, Release release, String why) {
        return new Doubt(kind, release, release, product.next(release).candidate(-1), why, false);
    }

    private static Doubt development(Kind kind, Product product, Release release, int update) {
        Release next = product.next(release);
        if (update < QEMU_CANDIDATES) {
            return new Doubt(kind, release, release, next, "a tree between two releases", false);
        }
        Release candidate = next.candidate(update - QEMU_CANDIDATES);
        return exact(kind, candidate, "", false);
    }

    private static Release behind(Product product, Release release, int update) {
        if (release.isCandidate()) {
            return release;
        }
        return update > 0 ? release.with(product.base(release), update + 1) : product.next(release);
    }

    // 4.18 of 4.19, 4.17.4 of 4.17.5
    private static Release before(Release release) {
        int last = release.numbers().size() - 1;
        while (last > 0 && release.number(last) == 0) {
            last--;
        }
        return release.with(last, release.number(last) - 1);
    }

    /** What is told about it, given the rows that the releases have; empty if nothing is open. */
    String note(Product product, List<VersionRow> possible, VersionRow row) {
        if (product == Product.QEMU && !QemuXenTree.note(counted).isEmpty()) {
            return QemuXenTree.note(counted);
        }
        if (product == Product.QEMU && counted.compareTo(FROM_ADDRESS) < 0) {
            return FROM_DATA;
        }
        Stream<String> stable =
                product == Product.LINUX && !ownNumber() ? Stream.of(UnreadTree.note(counted)) : Stream.of();
        return Stream.concat(Stream.of(open(product, possible, row)), stable)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** Whether the release is of a distribution's own numbers, whose backports the table has. */
    private boolean ownNumber() {
        return kind == Kind.RHEL || kind == Kind.UBUNTU || kind == Kind.SIGNED && UbuntuKernel.owns(counted);
    }

    private String open(Product product, List<VersionRow> possible, VersionRow row) {
        if (possible.size() > 1) {
            return why + "; possible rows: "
                    + possible.stream().map(VersionRow::label).collect(Collectors.joining(", "))
                    + (product.fixDecides(possible) ? "; whether it has " + product.fix() + " decides" : "");
        }
        if (!patched) {
            return "";
        }
        boolean backport = product == Product.LINUX && !row.value("reuse").equals("never") && !ownNumber();
        String all = product == Product.LINUX && UnreadTree.holds(counted)
                ? "; its stable releases after February 2017 were not read"
                : "; all stable releases of it have this row";
        return why
                + (first.equals(last) ? "" : all)
                + (backport ? "; with " + product.fix() + " backported it would be linux.reuse=never" : "");
    }
}
