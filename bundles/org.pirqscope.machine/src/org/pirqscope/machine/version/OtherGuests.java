package org.pirqscope.machine.version;

import java.util.List;
import java.util.regex.Pattern;

/** Guests that are not modelled, and the words by which they are asked for. */
public final class OtherGuests {

    /** What is told to whoever asks for one. */
    public static final String SENTENCE =
            "PV and PVH guests and dom0 are not modelled: every guest is HVM, with devices that QEMU passes through";

    /** Keys by which a scenario would ask for one: those of xl.cfg, and what people call them. */
    public static final List<String> KEYS =
            List.of("builder", "dom0", "domain", "guest", "hvm", "mode", "pv", "pvh", "type", "virt");

    /** What is told to whoever asks for a device model in a domain of its own by a key that there is not. */
    public static final String STUB_DOMAIN =
            "a device model in a stub domain is a setting of Xen's table: what-if: {xen: {stub-domain: yes}}, or "
                    + "--set xen.stub-domain=yes";

    /** Keys by which a scenario would ask for that: those of xl.cfg, and what people call it. */
    public static final List<String> STUB_DOMAIN_KEYS =
            List.of("device_model_stubdomain_override", "device-model", "stub-domain", "stubdom", "stubdomain");

    private static final Pattern ASKED = Pattern.compile(
            "(?:[a-z0-9.]+[-_ ]){0,3}(?:dom(?:ain[-_ ]?)?0|pvh?)(?:[-_ ][a-z0-9.]+){0,2}"
                    + "|.*\\bBooting (?:paravirtualized )?kernel on Xen(?: PVH?)?",
            Pattern.CASE_INSENSITIVE);

    private OtherGuests() {}

    /** Whether a text given for a version asks for such a guest: {@code dom0}, {@code 6.1-pv}, a line of its dmesg. */
    static boolean askedBy(String version) {
        return ASKED.matcher(version).matches();
    }
}
