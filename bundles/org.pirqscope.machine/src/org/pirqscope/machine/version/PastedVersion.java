package org.pirqscope.machine.version;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the version in what people paste: a line of dmesg, {@code uname -a}, {@code dpkg -l}, {@code rpm -q},
 * {@code xl info}, {@code qemu-system-x86_64 --version}, a tag, a package's name.
 */
final class PastedVersion {

    /** A shape of text with a group {@code word}, or one that is refused with a sentence. */
    private record Form(Pattern pattern, String refusal) {

        static Form of(String pattern) {
            return new Form(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), "");
        }

        static Form refused(String pattern, String why) {
            return new Form(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), why);
        }
    }

    // A product's name, words of a package's name, then the number.
    private static final String NAMED = "(?:-[a-z]\\w*)*[-_ ](?<word>(?:\\d+:)?v?\\d\\S*?)(?:\\.tar\\.\\w+)?";

    // Ubuntu's signature is its own number and the stable release it is based on; both are kept.
    private static final Pattern SIGNATURE =
            Pattern.compile(".*\\bUbuntu (?<own>\\d[^\\s)]*) (?<word>\\d+\\.\\d+\\.\\d+)(?:[\\s)].*)?");

    // xl info tells the number in three lines, too.
    private static final Pattern THREE_LINES =
            Pattern.compile(".*\\bxen_major *: *(?<major>\\d+) xen_minor *: *(?<minor>\\d+)(?: xen_extra *: "
                    + "*(?<extra>[.-]\\S*))?(?: .*)?");

    // The first one that fits decides: what tells more stands first.
    private static final List<Form> LINUX = List.of(
            Form.of(".*#\\d+\\S* [^()#]*Debian (?<word>\\d[^\\s()]*).*"),
            packages("linux-(?:image|generic|headers)\\S*"),
            described("linux-\\S+"),
            Form.of(".*\\bLinux version (?<word>\\S+).*"),
            Form.of("Linux \\S+ (?<word>\\d\\S+) #\\d.*"),
            Form.refused(
                    "#\\d+\\S* .*", "is what uname -v prints, which names no release; expected what uname -r prints"),
            Form.of("(?:linux|kernel|debian|ubuntu)" + NAMED));

    private static final List<Form> QEMU = List.of(
            Form.of(".*\\bemulator version \\S+ \\((?:Debian |qemu\\S*?-(?=\\d))(?<word>[^\\s)]+)\\).*"),
            Form.of(".*\\bemulator version (?<word>[^\\s,()]+).*"),
            Form.refused("(?:.* )?qemu-xen-traditional.*", "is not modelled: " + Product.QEMU.older()),
            Form.refused(
                    "qemu-xen.*",
                    "names Xen's own QEMU tree by a release of Xen; expected what its qemu-system-i386 --version "
                            + "prints"),
            packages("qemu-\\S+"),
            Form.of("[a-z]{2,3} qemu (?<word>\\d\\S*)(?: .*)?"),
            described("qemu\\S*"),
            Form.of("qemu" + NAMED));

    private static final List<Form> XEN = List.of(
            Form.of(".*\\bxen_version *: *(?<word>\\S+).*"),
            Form.of(".*\\bXen HVM domU, BIOS (?<word>\\S+).*"),
            Form.of(".*\\bXen version:? (?<word>\\S+).*"),
            packages("xen-\\S+"),
            described("xen-\\S+"),
            Form.of("(?:xen|release)" + NAMED));

    private PastedVersion() {}

    /**
     * A package and its version, as dpkg -l, dpkg-query and apt list them: whatever number the name has, the version
     * counts.
     */
    private static Form packages(String name) {
        return Form.of("(?:[a-z]{2,5} )?" + name + " (?<word>\\d\\S*)(?: .*)?");
    }

    /** The same in fields, as reportbug and apt-cache show write them. */
    private static Form described(String name) {
        return Form.of(".*\\bPackage: " + name + " .*?\\bVersion: (?<word>\\d\\S*)(?: .*)?");
    }

    /** The word that tells the version. @throws VersionException on a text that names none of the product */
    static String word(Product product, String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (OtherGuests.askedBy(line)) {
            throw new VersionException(
                    product.title() + " version \"" + shortened(line) + "\" names no release; " + OtherGuests.SENTENCE);
        }
        Matcher signature = SIGNATURE.matcher(line);
        if (product == Product.LINUX && signature.matches()) {
            return signature.group("word") + "-ubuntu-" + signature.group("own");
        }
        Matcher three = THREE_LINES.matcher(line);
        if (product == Product.XEN && !line.contains("xen_version") && three.matches()) {
            return three.group("major") + "." + three.group("minor")
                    + (three.group("extra") == null ? "" : three.group("extra"));
        }
        for (Form form : switch (product) {
            case LINUX -> LINUX;
            case QEMU -> QEMU;
            case XEN -> XEN;
        }) {
            Matcher matcher = form.pattern().matcher(line);
            if (matcher.matches()) {
                if (form.refusal().isEmpty()) {
                    return matcher.group("word");
                }
                throw new VersionException(product.title() + " version \"" + shortened(line) + "\" " + form.refusal());
            }
        }
        if (line.contains(" ")) {
            throw none(product, line);
        }
        return line;
    }

    /** What is told about a text without a version. */
    static VersionException none(Product product, String text) {
        return new VersionException("%s version \"%s\" is not a version; expected %s"
                .formatted(product.title(), shortened(text), product.examples()));
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= 60 ? line : line.substring(0, 57) + "...";
    }
}
