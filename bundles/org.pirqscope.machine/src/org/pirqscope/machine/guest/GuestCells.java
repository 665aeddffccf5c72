package org.pirqscope.machine.guest;

import static org.pirqscope.machine.state.CellAccess.at;
import static org.pirqscope.machine.state.CellAccess.set;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.pirqscope.machine.call.Field;
import org.pirqscope.machine.call.Owner;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.state.CellAccess;
import org.pirqscope.machine.state.GsiLine;
import org.pirqscope.machine.state.Layout;
import org.pirqscope.machine.state.Relabel;

/**
 * Where the guest kernel's numbers stand in a world: irq_info with its list, evtchn_to_irq, msi_desc, and 2.6.37's
 * pirq_to_irq.
 */
public final class GuestCells {

    private final Sizes sizes;
    /** The Linux irqs of the slots: dynamic ones, then the GSIs. */
    private final int[] numbers;

    private final int[] first;
    private final int pirq;
    private final int evtchn;
    private final int owner;
    private final int requested;
    private final int order;
    private final int portIrq;
    private final int descIrq;
    private final int descMessage;
    private final int control;
    private final int held;
    private final int registered;
    private final int pirqToIrq;
    private final int cpu;

    /**
     * The sizes of the guest's tables.
     *
     * @param firstIrq first dynamic Linux irq; with {@code fromTop} the last one that is handed out
     * @param entries for each device, how many msi_descs it can have
     * @param arrayLookup whether pirq_to_irq[] is kept, and {@code arrayDecides} whether it decides anything
     * @param keepsControl whether an msi_desc's copy of VECTOR_CTRL decides anything
     * @param holdsBack whether the number of a freed irq is held back until a grace period is over
     * @param messageDecides whether a message in an msi_desc is ever written again
     * @param lines the GSIs that devices have for INTx
     * @param registersLines whether the guest has registered none of them when it starts
     * @param vcpus how many the guest has
     * @param byOwner whether an irq gets the number of its device's entry instead of the lowest free one: only its name
     * (docs/domain.md 6.4)
     */
    public record Sizes(
            int firstIrq,
            int irqs,
            boolean fromTop,
            int firstPort,
            int ports,
            List<String> names,
            int[] entries,
            int nrPirqs,
            boolean arrayLookup,
            boolean arrayDecides,
            boolean keepsControl,
            boolean holdsBack,
            boolean messageDecides,
            List<GsiLine> lines,
            boolean registersLines,
            int vcpus,
            boolean byOwner) {}

    public GuestCells(Layout layout, Sizes sizes) {
        this.sizes = sizes;
        this.numbers = numbers(sizes);
        pirq = irqCells(layout, Field.INFO_PIRQ, v -> v - 1);
        evtchn = slotCells(layout, Field.INFO_EVTCHN, v -> v);
        requested = slotCells(layout, Field.HANDLER, v -> v == 0 ? 0 : 1);
        owner = layout.reserveHidden(sizes.irqs());
        order = layout.reserveNote(sizes.irqs());
        portIrq = layout.reserveDerived(
                sizes.ports(),
                i -> new Layout.Cell(
                        () -> new Subject.EventChannel(sizes.firstPort() + i),
                        Field.EVTCHN_TO_IRQ,
                        this::numberOrNone));
        first = new int[sizes.entries().length];
        int sum = 0;
        for (int d = 0; d < first.length; d++) {
            first[d] = sum;
            sum += sizes.entries()[d];
        }
        descIrq = layout.reserveDerived(
                sum, i -> new Layout.Cell(() -> descriptor(i), Field.DESCRIPTOR_IRQ, this::numberOrNone));
        IntFunction<Layout.Cell> message = i -> new Layout.Cell(() -> descriptor(i), Field.MESSAGE, v -> v);
        descMessage = sizes.messageDecides() ? layout.reserve(sum, message) : layout.reserveDerived(sum, message);
        control = layout.reserveHidden(sizes.keepsControl() ? sum : 0);
        held = layout.reserveHidden(sizes.holdsBack() ? sizes.irqs() : 0);
        registered = layout.reserveHidden(sizes.registersLines() ? sizes.lines().size() : 0);
        IntFunction<Layout.Cell> array =
                i -> new Layout.Cell(() -> new Subject.Pirq(i), Field.PIRQ_TO_IRQ, this::numberOrNone);
        cpu = layout.reserveNote(sizes.vcpus() > 1 ? numbers.length : 0);
        pirqToIrq = !sizes.arrayLookup()
                ? -1
                : sizes.arrayDecides()
                        ? layout.reserve(sizes.nrPirqs(), array)
                        : layout.reserveDerived(sizes.nrPirqs(), array);
    }

    private int irqCells(Layout layout, Field field, IntUnaryOperator value) {
        return layout.reserve(sizes.irqs(), i -> new Layout.Cell(() -> new Subject.GuestIrq(number(i)), field, value));
    }

    private int slotCells(Layout layout, Field field, IntUnaryOperator value) {
        return layout.reserve(
                numbers.length, i -> new Layout.Cell(() -> new Subject.GuestIrq(number(i)), field, value));
    }

    /** Dynamic irqs leave out the numbers of GSIs, whose descriptors are there before. */
    private static int[] numbers(Sizes sizes) {
        int[] numbers = new int[sizes.irqs() + sizes.lines().size()];
        int next = sizes.fromTop() ? sizes.firstIrq() + sizes.irqs() - 1 : sizes.firstIrq();
        for (int i = 0; i < numbers.length; i++) {
            if (i >= sizes.irqs()) {
                numbers[i] = sizes.lines().get(i - sizes.irqs()).gsi();
                continue;
            }
            while (isGsi(sizes, next)) {
                next += sizes.fromTop() ? -1 : 1;
            }
            numbers[i] = next;
            next += sizes.fromTop() ? -1 : 1;
        }
        return numbers;
    }

    private static boolean isGsi(Sizes sizes, int irq) {
        return sizes.lines().stream().anyMatch(line -> line.gsi() == irq);
    }

    private int numberOrNone(int cell) {
        return cell == 0 ? Field.NONE : number(cell - 1);
    }

    private Subject descriptor(int index) {
        int device = 0;
        while (device + 1 < first.length && first[device + 1] <= index) {
            device++;
        }
        return new Subject.MsiDescriptor(device, sizes.names().get(device), index - first[device]);
    }

    /** The Linux irq number of slot {@code i}. */
    private int number(int i) {
        return numbers[i];
    }

    private int slot(int irq) {
        int guess = sizes.fromTop() ? sizes.firstIrq() + sizes.irqs() - 1 - irq : irq - sizes.firstIrq();
        if (guess >= 0 && guess < sizes.irqs() && numbers[guess] == irq) {
            return guess;
        }
        int slot = 0;
        while (numbers[slot] != irq) {
            slot++;
        }
        return slot;
    }

    int entries(int device) {
        return sizes.entries()[device];
    }

    /** find the lowest free dynamic irq (2.6.37: from the top down); -1 for none. */
    int freeIrq(short[] s, int device, int entry) {
        if (sizes.byOwner()) {
            return number(first[device] + entry);
        }
        int free = lowestFree(s, false);
        return free >= 0 || !sizes.holdsBack() ? free : lowestFree(s, true);
    }

    /** @param anyway whether those that are held back count: this table is shorter than the kernel's */
    private int lowestFree(short[] s, boolean anyway) {
        for (int i = 0; i < sizes.irqs(); i++) {
            if (at(s, owner + i) == 0 && (anyway || !heldBack(s, i))) {
                return number(i);
            }
        }
        return -1;
    }

    private boolean heldBack(short[] s, int i) {
        return sizes.holdsBack() && at(s, held + i) != 0;
    }

    /** The numbers of the irqs that were freed up to now can be handed out again. */
    void endGracePeriod(short[] s) {
        for (int i = 0; sizes.holdsBack() && i < sizes.irqs(); i++) {
            set(s, held + i, 0);
        }
    }

    /**
     * A new irq_info of type PIRQ at the tail of xen_irq_list_head; pirq -1 for an irq of the vector path, which is in
     * no list. Where the tail is decides nothing but the list itself, so that looking for it is no read that
     * {@link CellAccess} watches; nor is it in {@link #remove}.
     */
    void insert(short[] s, int irq, int newPirq, int device, int entry) {
        int i = slot(irq);
        set(s, pirq + i, newPirq + 1);
        set(s, evtchn + i, 0);
        set(s, owner + i, Owner.packed(device, entry) + 1);
        int tail = 0;
        while (s[order + tail] != 0) {
            tail++;
        }
        s[order + tail] = (short) (i + 1);
    }

    /** list_del(irq_info) and free the descriptor. */
    void remove(short[] s, int irq) {
        int i = slot(irq);
        set(s, pirq + i, 0);
        set(s, evtchn + i, 0);
        set(s, owner + i, 0);
        set(s, requested + i, 0);
        if (sizes.holdsBack()) {
            set(s, held + i, 1);
        }
        int at = 0;
        while (s[order + at] != i + 1) {
            at++;
        }
        for (; at + 1 < sizes.irqs(); at++) {
            s[order + at] = s[order + at + 1];
        }
        s[order + at] = 0;
    }

    /** The irq at place {@code i} of the list, -1 past its end. */
    public int listed(short[] s, int i) {
        return i >= sizes.irqs() || at(s, order + i) == 0 ? -1 : number(at(s, order + i) - 1);
    }

    /** First list element with that pirq, else -1; GSIs were registered first. */
    int firstWithPirq(short[] s, int wanted) {
        if (firstGsiWithPirq(wanted) >= 0) {
            return firstGsiWithPirq(wanted);
        }
        for (int i = 0; i < sizes.irqs() && at(s, order + i) != 0; i++) {
            int slot = at(s, order + i) - 1;
            if (at(s, pirq + slot) == wanted + 1) {
                return number(slot);
            }
        }
        return -1;
    }

    private int firstGsiWithPirq(int wanted) {
        for (int i = 0; i < sizes.lines().size(); i++) {
            if (sizes.lines().get(i).pirq() == wanted) {
                return sizes.lines().get(i).gsi();
            }
        }
        return -1;
    }

    /** u.pirq.pirq, -1 for an irq of the vector path. */
    public int pirq(short[] s, int irq) {
        int slot = slot(irq);
        return slot < sizes.irqs()
                ? at(s, pirq + slot) - 1
                : sizes.lines().get(slot - sizes.irqs()).pirq();
    }

    public int evtchn(short[] s, int irq) {
        return at(s, evtchn + slot(irq));
    }

    void evtchn(short[] s, int irq, int port) {
        set(s, evtchn + slot(irq), port);
    }

    /** The packed {@link Owner} of the irq's msi_desc; -1 for a free irq, and for one that is no MSI. */
    public int owner(short[] s, int irq) {
        int slot = slot(irq);
        return slot < sizes.irqs() ? at(s, owner + slot) - 1 : -1;
    }

    /** The GSIs that devices have for INTx. */
    public List<GsiLine> lines() {
        return sizes.lines();
    }

    /**
     * The vCPU of an irq's event channel, which decides nothing but where it is shown: its cells are neither packed nor
     * watched, and there are none where there is one vCPU.
     */
    void cpu(short[] s, int irq, int vcpu) {
        if (sizes.vcpus() > 1) {
            s[cpu + slot(irq)] = (short) vcpu;
        }
    }

    /** The lowest vCPU of those with the fewest of these event channels; others are taken for equally many on each. */
    int leastUsedVcpu(short[] s) {
        if (sizes.vcpus() <= 1) {
            return 0;
        }
        int[] channels = new int[sizes.vcpus()];
        for (int i = 0; i < numbers.length; i++) {
            if (s[evtchn + i] != 0) {
                channels[Math.floorMod(s[cpu + i], channels.length)]++;
            }
        }
        int least = 0;
        for (int vcpu = 1; vcpu < channels.length; vcpu++) {
            least = channels[vcpu] < channels[least] ? vcpu : least;
        }
        return least;
    }

    /** The line of a GSI, null for one of which nothing is known. */
    GsiLine line(int gsi) {
        return sizes.lines().stream()
                .filter(each -> each.gsi() == gsi)
                .findFirst()
                .orElse(null);
    }

    /** Whether the guest has asked for the pirq of that line. */
    boolean registered(short[] s, GsiLine line) {
        return !sizes.registersLines() || at(s, registered + sizes.lines().indexOf(line)) != 0;
    }

    void registered(short[] s, GsiLine line, boolean value) {
        set(s, registered + sizes.lines().indexOf(line), value ? 1 : 0);
    }

    /** Which devices have a handler at a GSI, a bit for each. */
    public int handlers(short[] s, int gsi) {
        return at(s, requested + slot(gsi));
    }

    void handlers(short[] s, int gsi, int devices) {
        set(s, requested + slot(gsi), devices);
    }

    public boolean requested(short[] s, int irq) {
        return at(s, requested + slot(irq)) != 0;
    }

    void requested(short[] s, int irq, boolean value) {
        set(s, requested + slot(irq), value ? 1 : 0);
    }

    /** evtchn_to_irq[port], -1 for none. */
    public int irqOfPort(short[] s, int port) {
        int value = at(s, portIrq + port - sizes.firstPort());
        return value == 0 ? -1 : number(value - 1);
    }

    void irqOfPort(short[] s, int port, int irq) {
        set(s, portIrq + port - sizes.firstPort(), irq == -1 ? 0 : slot(irq) + 1);
    }

    /** Linux irq of the entry's msi_desc, 0 for none yet. */
    public int descriptorIrq(short[] s, int device, int entry) {
        int value = at(s, descIrq + first[device] + entry);
        return value == 0 ? 0 : number(value - 1);
    }

    void descriptorIrq(short[] s, int device, int entry, int irq) {
        set(s, descIrq + first[device] + entry, irq == 0 ? 0 : slot(irq) + 1);
    }

    /** msi_desc.msg: what this kernel wrote last; {@link MsiMessage#ZERO} before. */
    public MsiMessage descriptorMessage(short[] s, int device, int entry, int pirqData) {
        int code = at(s, descMessage + first[device] + entry);
        return code == 0
                ? MsiMessage.ZERO
                : code < 0
                        ? MsiMessage.ofVector(-code & 0xff, -code >> 8, pirqData)
                        : MsiMessage.ofPirq(code - 1, pirqData);
    }

    /** Whether the mask bit was set when the msi_desc was made. */
    boolean controlMasked(short[] s, int device, int entry) {
        return at(s, control + first[device] + entry) != 0;
    }

    void controlMasked(short[] s, int device, int entry, boolean value) {
        if (sizes.keepsControl()) {
            set(s, control + first[device] + entry, value ? 1 : 0);
        }
    }

    /** Remembers a pirq message (pirq + 1), a vector message ({@code -(destination << 8 | vector)}) or none (0). */
    void cache(short[] s, int device, int entry, int code) {
        set(s, descMessage + first[device] + entry, code);
    }

    /** pirq_to_irq[pirq], -1 for none. */
    int array(short[] s, int wanted) {
        if (wanted >= sizes.nrPirqs() || wanted < 0) {
            return -1;
        }
        int value = at(s, pirqToIrq + wanted);
        return value == 0 ? -1 : number(value - 1);
    }

    void array(short[] s, int index, int irq) {
        if (sizes.arrayLookup() && index < sizes.nrPirqs()) {
            set(s, pirqToIrq + index, slot(irq) + 1);
        }
    }

    /** find_unbound_pirq's last resort: the lowest pirq that no irq has; -1 for none. */
    int lowestUnused(short[] s) {
        for (int i = 0; i < sizes.nrPirqs(); i++) {
            if (array(s, i) < 0 && firstGsiWithPirq(i) < 0) {
                return i;
            }
        }
        return -1;
    }

    /** A new kernel: nothing of the old one's tables is left. */
    void forget(short[] s) {
        java.util.Arrays.fill(s, pirq, pirq + sizes.irqs(), (short) 0);
        java.util.Arrays.fill(s, evtchn, evtchn + numbers.length, (short) 0);
        java.util.Arrays.fill(s, owner, owner + sizes.irqs(), (short) 0);
        java.util.Arrays.fill(s, requested, requested + numbers.length, (short) 0);
        java.util.Arrays.fill(s, order, order + sizes.irqs(), (short) 0);
        java.util.Arrays.fill(s, portIrq, portIrq + sizes.ports(), (short) 0);
        for (int d = 0; d < first.length; d++) {
            java.util.Arrays.fill(s, descIrq + first[d], descIrq + first[d] + entries(d), (short) 0);
            java.util.Arrays.fill(s, descMessage + first[d], descMessage + first[d] + entries(d), (short) 0);
            for (int e = 0; e < entries(d); e++) {
                controlMasked(s, d, e, false);
            }
        }
        endGracePeriod(s);
        forgetLines(s);
        if (sizes.arrayLookup()) {
            java.util.Arrays.fill(s, pirqToIrq, pirqToIrq + sizes.nrPirqs(), (short) 0);
        }
    }

    /** Of a GSI that QEMU emulates a second pirq is not simulated, so that a new kernel has the old one. */
    private void forgetLines(short[] s) {
        for (GsiLine line : sizes.lines()) {
            if (sizes.registersLines() && line.xenIrq() != 0) {
                registered(s, line, false);
            }
        }
    }

    /** How many irqs can exist at once. */
    public int irqs() {
        return sizes.irqs();
    }

    /** The irq of index {@code i}, in the order in which free ones are taken. */
    public int irq(int i) {
        return number(i);
    }

    /** Index of the first of a device's entries among all entries; its irq's index under the new names. */
    public int firstEntry(int device) {
        return first[device];
    }

    /**
     * Builds what follows from the irq_infos: their list (lowest irq first), evtchn_to_irq and the irqs of the
     * msi_descs.
     */
    public void rebuild(short[] s) {
        java.util.Arrays.fill(s, order, order + sizes.irqs(), (short) 0);
        java.util.Arrays.fill(s, portIrq, portIrq + sizes.ports(), (short) 0);
        java.util.Arrays.fill(s, descIrq, descMessage, (short) 0);
        int tail = 0;
        for (int i = 0; i < sizes.irqs(); i++) {
            int who = s[owner + i] - 1;
            if (who >= 0) {
                s[order + tail++] = (short) (i + 1);
                s[descIrq + first[Owner.device(who)] + Owner.entry(who)] = (short) (i + 1);
            }
        }
        for (int i = 0; i < numbers.length; i++) {
            if (s[evtchn + i] != 0) {
                s[portIrq + s[evtchn + i] - sizes.firstPort()] = (short) (i + 1);
            }
        }
    }

    /** Marks, for what was read of the list and of msi_descs, the cells that {@link #rebuild} builds them from. */
    public void markSources(short[] watched) {
        boolean all = false;
        for (int i = 0; i < sizes.irqs(); i++) {
            all |= CellAccess.wasUsed(watched, order + i);
        }
        for (int cell = descIrq; cell < descMessage; cell++) {
            all |= !sizes.byOwner() && CellAccess.wasUsed(watched, cell);
        }
        for (int i = 0; i < sizes.irqs(); i++) {
            if (all || i < descMessage - descIrq && CellAccess.wasUsed(watched, descIrq + i)) {
                CellAccess.mark(watched, owner + i);
            }
        }
    }

    /** Sets the places of evtchn_to_irq. */
    public void addPorts(boolean[] cells) {
        java.util.Arrays.fill(cells, portIrq, portIrq + sizes.ports(), true);
    }

    /** Copies the irq_infos to {@code t} under new names; {@link #rebuild} does the rest. */
    public void relabel(short[] s, short[] t, Relabel r) {
        for (int i = 0; i < sizes.irqs(); i++) {
            int to = r.guestIrq[i];
            t[pirq + to] = s[pirq + i];
            t[evtchn + to] = (short) port(s[evtchn + i], r);
            t[requested + to] = s[requested + i];
            t[owner + to] = (short) (r.owner(s[owner + i] - 1) + 1);
            if (sizes.holdsBack()) {
                t[held + to] = s[held + i];
            }
        }
        for (int i = 0; i < sizes.lines().size(); i++) {
            int from = sizes.irqs() + i;
            int to = sizes.irqs() + r.line(sizes.lines(), i);
            t[evtchn + to] = (short) port(s[evtchn + from], r);
            t[requested + to] = (short) r.devices(s[requested + from]);
            if (sizes.registersLines()) {
                t[registered + to - sizes.irqs()] = s[registered + i];
            }
        }
        for (int d = 0; d < first.length; d++) {
            System.arraycopy(s, descMessage + first[d], t, descMessage + first[r.device[d]], entries(d));
            if (sizes.keepsControl()) {
                System.arraycopy(s, control + first[d], t, control + first[r.device[d]], entries(d));
            }
        }
        for (int i = 0; sizes.arrayLookup() && i < sizes.nrPirqs(); i++) {
            t[pirqToIrq + i] = (short) (s[pirqToIrq + i] == 0 ? 0 : r.guestIrq[s[pirqToIrq + i] - 1] + 1);
        }
    }

    /** Gives the pirqs of irq_infos and msi_descs other numbers, in place; pirq_to_irq[] stays as it is. */
    public void renamePirqs(short[] s, IntUnaryOperator to) {
        for (int i = 0; i < sizes.irqs(); i++) {
            s[pirq + i] = s[pirq + i] == 0 ? 0 : (short) (to.applyAsInt(s[pirq + i] - 1) + 1);
        }
        for (int d = 0; d < first.length; d++) {
            for (int i = descMessage + first[d]; i < descMessage + first[d] + entries(d); i++) {
                s[i] = s[i] <= 0 ? s[i] : (short) (to.applyAsInt(s[i] - 1) + 1);
            }
        }
    }

    private int port(int port, Relabel r) {
        return port == 0 ? 0 : sizes.firstPort() + r.port[port - sizes.firstPort()];
    }
}
