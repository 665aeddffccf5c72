package org.pirqscope.evidence.fact;

import java.util.Map;
import org.pirqscope.machine.call.Errno;

/** Error numbers as logs print them: {@code rc: -1}, {@code err: 22}, {@code Invalid argument}, {@code -EINVAL}. */
public final class ErrorText {

    /** Linux's numbers on x86 (include/uapi/asm-generic/errno*.h), by their names. */
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("EPERM", 1),
            Map.entry("ENOENT", 2),
            Map.entry("ESRCH", 3),
            Map.entry("EINTR", 4),
            Map.entry("EIO", 5),
            Map.entry("ENXIO", 6),
            Map.entry("ENOMEM", 12),
            Map.entry("EFAULT", 14),
            Map.entry("EBUSY", 16),
            Map.entry("EEXIST", 17),
            Map.entry("ENODEV", 19),
            Map.entry("EINVAL", 22),
            Map.entry("ENOSPC", 28),
            Map.entry("ERANGE", 34),
            Map.entry("ENOSYS", 38),
            Map.entry("ENODATA", 61),
            Map.entry("EOPNOTSUPP", 95),
            Map.entry("ETIMEDOUT", 110));

    private static final Map<String, String> MESSAGES = Map.ofEntries(
            Map.entry("Operation not permitted", "EPERM"),
            Map.entry("No such file or directory", "ENOENT"),
            Map.entry("No such process", "ESRCH"),
            Map.entry("Input/output error", "EIO"),
            Map.entry("No such device or address", "ENXIO"),
            Map.entry("Cannot allocate memory", "ENOMEM"),
            Map.entry("Bad address", "EFAULT"),
            Map.entry("Device or resource busy", "EBUSY"),
            Map.entry("File exists", "EEXIST"),
            Map.entry("No such device", "ENODEV"),
            Map.entry("Invalid argument", "EINVAL"),
            Map.entry("No space left on device", "ENOSPC"),
            Map.entry("Function not implemented", "ENOSYS"),
            Map.entry("No data available", "ENODATA"),
            Map.entry("Operation not supported", "EOPNOTSUPP"));

    private ErrorText() {}

    /**
     * The error in the text as a negative number, 0 where none is named. {@code rc: -1} names none: libxc answers -1
     * and
     * leaves the number in errno.
     */
    public static int of(String text) {
        String name = named(text);
        if (name != null) {
            return -NUMBERS.get(name);
        }
        int number = firstNumber(text);
        return text.startsWith("rc") && number == -1 ? 0 : -Math.abs(number);
    }

    private static String named(String text) {
        String best = null;
        for (Map.Entry<String, String> message : MESSAGES.entrySet()) {
            boolean there = text.contains(message.getKey());
            if (there && (best == null || message.getKey().length() > best.length())) {
                best = message.getKey();
            }
        }
        if (best != null) {
            return MESSAGES.get(best);
        }
        for (String name : NUMBERS.keySet()) {
            int at = text.indexOf(name);
            int end = at + name.length();
            if (at >= 0 && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                return name;
            }
        }
        return null;
    }

    private static int firstNumber(String text) {
        int i = 0;
        while (i < text.length() && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
            i++;
        }
        int from = i;
        while (i < text.length() && i - from < 6 && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        if (i == from) {
            return 0;
        }
        int number = Integer.parseInt(text.substring(from, i));
        return from > 0 && text.charAt(from - 1) == '-' ? -number : number;
    }

    /** {@code -28 (-ENOSPC)}; the number alone where it has no name here. */
    public static String shown(int error) {
        for (Map.Entry<String, Integer> known : NUMBERS.entrySet()) {
            if (error == -known.getValue()) {
                return error + " (-" + known.getKey() + ")";
            }
        }
        String other = Errno.text(error);
        return other.startsWith("-E") ? error + " (" + other + ")" : Integer.toString(error);
    }
}
