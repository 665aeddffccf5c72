package org.pirqscope.evidence.fact;

import java.util.Map;

/** Domain numbers with a meaning of their own (xen/include/public/xen.h). */
public final class Domid {

    private static final Map<Integer, String> NAMES = Map.of(
            0x7ff0, "DOMID_SELF",
            0x7ff1, "DOMID_IO",
            0x7ff2, "DOMID_XEN",
            0x7ff3, "DOMID_COW",
            0x7ff4, "DOMID_INVALID",
            0x7fff, "DOMID_IDLE");
    private static final Map<String, Integer> WORDS =
            Map.of("IO", 0x7ff1, "XEN", 0x7ff2, "COW", 0x7ff3, "INVALID", 0x7ff4, "IDLE", 0x7fff);

    private Domid() {}

    /** {@code d1}, {@code Dom0}, {@code DOMID_IO}; {@code d?} for -1. */
    public static String name(int domain) {
        if (domain < 0) {
            return "d?";
        }
        return NAMES.getOrDefault(domain, domain == 0 ? "Dom0" : "d" + domain);
    }

    /**
     * The domain of what Xen prints: {@code d1}, {@code d1v0}, {@code dom 1}, {@code Dom1}, {@code d[IO]}; -1 for
     * anything else.
     */
    public static int of(String text) {
        int digits = text.startsWith("dom") || text.startsWith("Dom") ? 3 : text.startsWith("d") ? 1 : text.length();
        String rest = text.substring(digits).strip();
        if (rest.startsWith("[") && rest.indexOf(']') > 0) {
            return WORDS.getOrDefault(rest.substring(1, rest.indexOf(']')), -1);
        }
        int end = 0;
        while (end < rest.length() && end < 6 && Character.digit(rest.charAt(end), 10) >= 0) {
            end++;
        }
        return end == 0 ? -1 : Integer.parseInt(rest.substring(0, end));
    }
}
