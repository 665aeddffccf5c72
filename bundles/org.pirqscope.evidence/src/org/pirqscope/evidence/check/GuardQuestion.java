package org.pirqscope.evidence.check;

import java.util.List;
import java.util.Optional;
import org.pirqscope.evidence.check.Guard.Kind;
import org.pirqscope.evidence.fact.Fact;
import org.pirqscope.evidence.fact.LineField;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.qemu.QemuCells;
import org.pirqscope.machine.simulate.LayerTables;
import org.pirqscope.machine.simulate.Machine;
import org.pirqscope.machine.version.LinuxRules;

/**
 * Which condition refuses a line in a state (docs/domain.md 2.1 to 2.5).
 *
 * @param allowed what is logged there instead
 */
record GuardQuestion(
        Fact.Logged line,
        List<ModelLine> allowed,
        Machine machine,
        short[] cells,
        ShownLines shown,
        List<String> devices) {

    Guard guard() {
        if (!shown.printed(line.log())) {
            return new Guard(Kind.NOT_PRINTED, LineField.PIRQ, 1, 0);
        }
        Optional<ModelLine> same = allowed.stream()
                .filter(other -> other.log() == line.log() && other.device().equals(line.device()))
                .filter(other -> line.printed().differing(other.printed()).isPresent())
                .findFirst();
        return same.map(this::otherValue).orElseGet(this::otherLine);
    }

    private Guard otherValue(ModelLine other) {
        LineField field = line.printed().differing(other.printed()).orElseThrow();
        Kind kind = Kind.OTHER_VALUE;
        if (field == LineField.PIRQ) {
            kind = switch (line.log()) {
                case MSI_BOUND -> Kind.HIGHEST_FREE;
                case MSI_ALREADY_BOUND, MSI_ALREADY_SETUP -> Kind.OLD_MESSAGE;
                case QEMU_REQUESTED_PIRQ -> Kind.GUEST_MESSAGE;
                default -> Kind.OTHER_VALUE;
            };
        }
        return new Guard(kind, field, line.printed().of(field), other.printed().of(field));
    }

    private Guard otherLine() {
        int pirq = line.printed().of(LineField.PIRQ);
        Optional<Guard> named = switch (line.log()) {
            case MSI_ALREADY_BOUND, MSI_ALREADY_SETUP -> Optional.of(notReused(pirq));
            case MSI_BOUND ->
                allowed.stream()
                        .filter(other -> other.device().equals(line.device()))
                        .filter(other -> other.log() == Log.MSI_ALREADY_BOUND || other.log() == Log.MSI_ALREADY_SETUP)
                        .map(other -> new Guard(
                                Kind.REUSED,
                                LineField.PIRQ,
                                pirq,
                                other.printed().of(LineField.PIRQ)))
                        .findFirst();
            case BIND_FAILED_IRQ, XEN_EVTCHN_FAILURE -> portFree(pirq);
            case QEMU_REQUESTED_PIRQ, QEMU_UPDATING -> notUpdated();
            case QEMU_UNBIND, QEMU_UNMAP -> notHeld(pirq);
            default -> Optional.empty();
        };
        Kind rest = allowed.isEmpty() ? Kind.ENDED : Kind.OTHER_LINE;
        return named.orElse(new Guard(rest, LineField.PIRQ, pirq, 0));
    }

    private Guard notReused(int pirq) {
        if (tables().w().linux.reuse() == LinuxRules.Reuse.NEVER) {
            return new Guard(Kind.NO_REUSE, LineField.PIRQ, 1, 0);
        }
        int device = device();
        int entry = device < 0 || machine.ended(cells, device) ? -1 : machine.nextEntry(cells, device);
        int old = entry < 0 || entry >= tables().qemu().msi(device)
                ? -1
                : tables().qemu().message(cells, device, entry).pirq();
        if (old >= 0 && old != pirq) {
            return new Guard(Kind.OLD_MESSAGE, LineField.PIRQ, pirq, old);
        }
        return new Guard(Kind.NO_IRQ_INFO, LineField.PIRQ, pirq, -1);
    }

    private Optional<Guard> portFree(int pirq) {
        boolean free = tables().known(pirq) && tables().xen().evtchn(cells, pirq) == 0;
        return free ? Optional.of(new Guard(Kind.PORT_FREE, LineField.PIRQ, pirq, 0)) : Optional.empty();
    }

    private Optional<Guard> notUpdated() {
        int device = device();
        int entry = line.printed().of(LineField.ENTRY);
        boolean msix = line.printed().of(LineField.MSIX) != 0;
        if (device < 0 || !msix || entry < 0 || entry >= tables().qemu().msi(device)) {
            return Optional.empty();
        }
        return tables().qemu().updated(cells, device, entry)
                ? Optional.empty()
                : Optional.of(new Guard(Kind.NOT_UPDATED, LineField.ENTRY, entry, 0));
    }

    private Optional<Guard> notHeld(int pirq) {
        int device = device();
        if (device < 0) {
            return Optional.empty();
        }
        QemuCells qemu = tables().qemu();
        int held = -1;
        for (int entry = 0; entry <= qemu.msi(device); entry++) {
            int one = qemu.pirq(cells, device, entry);
            if (one == pirq) {
                return Optional.empty();
            }
            held = Math.max(held, one);
        }
        return Optional.of(new Guard(Kind.NOT_HELD, LineField.PIRQ, pirq, held));
    }

    private int device() {
        return devices.indexOf(line.device());
    }

    private LayerTables tables() {
        return new LayerTables(machine.wiring());
    }
}
