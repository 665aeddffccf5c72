package org.pirqscope.cli.why;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.pirqscope.cli.shell.Refusal;
import org.pirqscope.cli.shell.TypedText;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.report.why.Changes;
import org.pirqscope.report.why.Quantity;

/**
 * What {@code why} is asked about: {@code pirq:55}, {@code port:10}, {@code irq:64}, {@code xen-irq:24},
 * {@code entry:nvme0/1}, {@code msi-desc:nvme0/1}, {@code device:nvme0}, each with or without a field after a dot.
 */
record SubjectArgument(Subject subject, String field) {

    private static final String EXPECTED =
            "expected pirq:N, port:N, irq:N, xen-irq:N, entry:NAME/N, msi-desc:NAME/N or "
                    + "device:NAME, and a field after a dot if it is not the first";

    /** Reads it. @param actors the names of the scenario's devices @throws Refusal if it is none of these */
    static SubjectArgument read(String text, List<String> actors) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw refused(text, EXPECTED);
        }
        int dot = text.indexOf('.', colon);
        String of = text.substring(colon + 1, dot < 0 ? text.length() : dot);
        String field = dot < 0 ? "" : text.substring(dot + 1);
        return new SubjectArgument(subject(text, text.substring(0, colon), of, actors), field);
    }

    private static Subject subject(String text, String kind, String of, List<String> actors) {
        return switch (kind) {
            case "pirq" -> new Subject.Pirq(number(text, of));
            case "port" -> new Subject.EventChannel(number(text, of));
            case "irq" -> new Subject.GuestIrq(number(text, of));
            case "xen-irq" -> new Subject.XenIrq(number(text, of));
            case "device" -> new Subject.Device(device(text, of, actors), of);
            case "entry" -> new Subject.TableEntry(device(text, name(of), actors), name(of), entry(text, of));
            case "msi-desc" -> new Subject.MsiDescriptor(device(text, name(of), actors), name(of), entry(text, of));
            default -> throw refused(text, EXPECTED);
        };
    }

    /** The quantity of a run that is meant. @throws Refusal if the run changes no such field of the subject */
    Quantity in(Changes changes) {
        List<Quantity> all = changes.of(subject);
        if (all.isEmpty()) {
            throw new Refusal("nothing in this run changes " + subject.text());
        }
        if (field.isEmpty()) {
            return all.getFirst();
        }
        return all.stream()
                .filter(quantity -> name(quantity).equals(field))
                .findFirst()
                .orElseThrow(() -> new Refusal("this run changes no \"" + TypedText.of(field) + "\" of "
                        + subject.text() + "; expected one of "
                        + all.stream().map(SubjectArgument::name).collect(Collectors.joining(", "))));
    }

    /** The word for a field: {@code address_lo}, {@code qemu-pirq}. */
    static String name(Quantity quantity) {
        return quantity.field().label().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** A subject as it is typed. */
    static String text(Subject subject) {
        return switch (subject) {
            case Subject.Pirq pirq -> "pirq:" + pirq.pirq();
            case Subject.EventChannel port -> "port:" + port.port();
            case Subject.GuestIrq irq -> "irq:" + irq.irq();
            case Subject.XenIrq irq -> "xen-irq:" + irq.irq();
            case Subject.Device device -> "device:" + device.name();
            case Subject.TableEntry entry -> "entry:" + entry.name() + "/" + entry.entry();
            case Subject.MsiDescriptor descriptor -> "msi-desc:" + descriptor.name() + "/" + descriptor.entry();
        };
    }

    private static String name(String of) {
        int slash = of.lastIndexOf('/');
        return slash < 0 ? of : of.substring(0, slash);
    }

    private static int entry(String text, String of) {
        int slash = of.lastIndexOf('/');
        if (slash < 0) {
            throw refused(text, "expected a slash and the number of the entry after the device's name");
        }
        return number(text, of.substring(slash + 1));
    }

    private static int device(String text, String name, List<String> actors) {
        int device = actors.indexOf(name);
        if (device < 0) {
            throw refused(text, "expected one of the devices " + String.join(", ", actors));
        }
        return device;
    }

    private static int number(String text, String digits) {
        boolean decimal =
                !digits.isEmpty() && digits.length() < 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!decimal) {
            throw refused(text, "expected a number after the colon or slash, up to nine digits");
        }
        return Integer.parseInt(digits);
    }

    private static Refusal refused(String text, String expected) {
        return new Refusal("\"" + TypedText.of(text) + "\": " + expected);
    }
}
