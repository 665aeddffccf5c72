package org.pirqscope.machine.xen;

import static org.pirqscope.machine.state.CellAccess.at;
import static org.pirqscope.machine.state.CellAccess.set;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.pirqscope.machine.call.Field;
import org.pirqscope.machine.call.Owner;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.machine.state.BoundsExceeded;
import org.pirqscope.machine.state.GsiLine;
import org.pirqscope.machine.state.Layout;
import org.pirqscope.machine.state.Relabel;

/**
 * Where Xen's numbers stand in a world, with the names they have in the source. All methods are plain reads and writes.
 */
public final class XenCells {

    /** PIRQ_ALLOCATED: reserved by get_free_pirq, not mapped. */
    public static final int ALLOCATED = -1;
    /** IRQ_UNBOUND. */
    public static final int UNBOUND = -1;
    /** IRQ_PT: a passed-through irq whose interrupts go to the event channel. */
    public static final int PT = -2;
    /** IRQ_MSI_EMU: of an emulated device. */
    public static final int MSI_EMU = -3;

    private final Sizes numbers;
    private final int firstRow;
    private final int[] lowPirqs;
    private final boolean[] gsi;
    private final int irq;
    private final int emuirq;
    private final int evtchn;
    private final int bound;
    private final int gvec;
    private final int gflags;
    private final int allocator;
    private final int slot;
    private final int owner;
    private final int status;
    private final int guestMask;
    private final int port;
    private final int registered;
    private final int written;
    private final int everBound;
    private final int modified;
    private final int[] first;

    /**
     * The sizes of Xen's tables.
     *
     * @param rows how many pirqs are modelled, the highest ones, and {@code allRows} how many can be asked for; less
     * only while an explorer watches that
     *        they suffice
     * @param xenIrqs how many Xen irqs are modelled, and {@code hostIrqs} how many there are
     * @param firstXenIrq the lowest of them
     * @param entries of each device's MSI-X table that can be used
     * @param lines the pirqs of INTx, which have rows behind the others where they are lower than those
     * @param registeredDecides whether it can decide anything that an MSI-X table is registered, {@code writtenDecides}
     * which of its words were written, and {@code modifiedDecides} of which entries
     */
    public record Sizes(
            int nrIrqsGsi,
            int nrPirqs,
            int rows,
            int allRows,
            int xenIrqs,
            int hostIrqs,
            int firstPort,
            int ports,
            int firstXenIrq,
            int[] entries,
            List<GsiLine> lines,
            boolean registeredDecides,
            boolean writtenDecides,
            boolean modifiedDecides) {

        int devices() {
            return entries.length;
        }
    }

    public XenCells(Layout layout, Sizes numbers) {
        this.numbers = numbers;
        this.lowPirqs = new int[numbers.lines().size()];
        this.gsi = new boolean[numbers.nrPirqs()];
        numbers.lines().forEach(line -> gsi[line.pirq()] = true);
        this.firstRow = numbers.nrPirqs() - numbers.rows();
        int rows = numbers.rows() + lowRows();
        irq = pirqCells(layout, rows, Field.PIRQ_IRQ, v -> v);
        emuirq = pirqCells(layout, rows, Field.EMUIRQ, v -> v - 1);
        evtchn = pirqCells(layout, rows, Field.PIRQ_EVTCHN, v -> v);
        bound = pirqCells(layout, rows, Field.BOUND, v -> v);
        gvec = pirqCells(layout, rows, Field.GVEC, v -> v);
        gflags = layout.reserveDerived(
                rows, i -> new Layout.Cell(() -> new Subject.Pirq(pirqOf(i)), Field.GFLAGS, XenCells::gflagsOf));
        allocator = layout.reserveNote(rows);
        slot = irqCells(layout, Field.IRQ_PIRQ);
        owner = layout.reserveHidden(numbers.xenIrqs());
        status = irqCells(layout, Field.IRQ_STATUS);
        guestMask = layout.reserveHidden(numbers.xenIrqs());
        port = layout.reserveDerived(
                numbers.ports(),
                i -> new Layout.Cell(
                        () -> new Subject.EventChannel(numbers.firstPort() + i), Field.PORT_PIRQ, v -> v - 1));
        registered = numbers.registeredDecides()
                ? layout.reserveHidden(numbers.devices())
                : layout.reserveNote(numbers.devices());
        written = numbers.writtenDecides()
                ? layout.reserveHidden(numbers.devices())
                : layout.reserveNote(numbers.devices());
        everBound = layout.reserveNote(1);
        first = new int[numbers.devices()];
        int sum = 0;
        for (int d = 0; d < first.length; d++) {
            first[d] = sum;
            sum += numbers.entries()[d];
        }
        modified = numbers.modifiedDecides() ? layout.reserveHidden(sum) : layout.reserveNote(sum);
    }

    private int pirqCells(Layout layout, int rows, Field field, IntUnaryOperator value) {
        return layout.reserve(rows, i -> new Layout.Cell(() -> new Subject.Pirq(pirqOf(i)), field, value));
    }

    /** Gives the pirqs of INTx that are below all others rows behind those, and answers how many there are. */
    private int lowRows() {
        int low = 0;
        for (GsiLine line : numbers.lines()) {
            int pirq = line.pirq();
            if (pirq < firstRow && Arrays.stream(lowPirqs, 0, low).noneMatch(known -> known == pirq)) {
                lowPirqs[low++] = pirq;
            }
        }
        return low;
    }

    private int pirqOf(int row) {
        return row < numbers.rows() ? firstRow + row : lowPirqs[row - numbers.rows()];
    }

    /** INTx has its pirqs, as it has them where QEMU and the guest have started. */
    public void begin(short[] s) {
        for (GsiLine line : numbers.lines()) {
            if (line.xenIrq() == 0) {
                emuirq(s, line.pirq(), line.gsi());
            } else {
                irq(s, line.pirq(), line.xenIrq());
                bound(s, line.pirq(), true);
            }
        }
    }

    /** The line of a GSI of the guest, null for none. */
    GsiLine line(int guestGsi) {
        return numbers.lines().stream()
                .filter(each -> each.gsi() == guestGsi)
                .findFirst()
                .orElse(null);
    }

    /** Whether GSIs have pirqs that get_free_pirq could give to MSI. */
    public boolean gsisTakeMsiPirqs() {
        return numbers.lines().stream().anyMatch(line -> line.pirq() >= numbers.nrIrqsGsi());
    }

    /** Whether the pirq is that of a GSI. */
    public boolean gsi(int pirq) {
        return pirq >= 0 && pirq < gsi.length && gsi[pirq];
    }

    /** Whether the irq is a GSI of the machine: always used and bound to the guest, and never masked by MSI's ways. */
    private boolean ofMachine(int xenIrq) {
        return xenIrq < numbers.firstXenIrq();
    }

    private int irqCells(Layout layout, Field field) {
        return layout.reserve(
                numbers.xenIrqs(),
                i -> new Layout.Cell(() -> new Subject.XenIrq(numbers.firstXenIrq() + i), field, v -> v));
    }

    public int nrIrqsGsi() {
        return numbers.nrIrqsGsi();
    }

    /** The lowest Xen irq that others have left. */
    public int firstXenIrq() {
        return numbers.firstXenIrq();
    }

    public int nrPirqs() {
        return numbers.nrPirqs();
    }

    public int firstRow() {
        return firstRow;
    }

    public int xenIrqs() {
        return numbers.xenIrqs();
    }

    public int firstPort() {
        return numbers.firstPort();
    }

    public int ports() {
        return numbers.ports();
    }

    boolean inRange(int pirq) {
        if (pirq >= firstRow && pirq < numbers.nrPirqs() || gsi(pirq)) {
            return true;
        }
        if (pirq >= 0 && pirq < firstRow && numbers.rows() < numbers.allRows()) {
            throw new BoundsExceeded("pirqs");
        }
        return false;
    }

    private int row(int pirq) {
        if (pirq >= firstRow) {
            return pirq - firstRow;
        }
        int low = 0;
        while (lowPirqs[low] != pirq) {
            low++;
        }
        return numbers.rows() + low;
    }

    private int slotOf(int xenIrq) {
        return xenIrq - numbers.firstXenIrq();
    }

    public int irq(short[] s, int pirq) {
        return at(s, irq + row(pirq));
    }

    void irq(short[] s, int pirq, int value) {
        set(s, irq + row(pirq), value);
    }

    public int emuirq(short[] s, int pirq) {
        return at(s, emuirq + row(pirq)) - 1;
    }

    void emuirq(short[] s, int pirq, int value) {
        set(s, emuirq + row(pirq), value + 1);
    }

    public int evtchn(short[] s, int pirq) {
        return at(s, evtchn + row(pirq));
    }

    void evtchn(short[] s, int pirq, int value) {
        set(s, evtchn + row(pirq), value);
    }

    public boolean bound(short[] s, int pirq) {
        return at(s, bound + row(pirq)) != 0;
    }

    void bound(short[] s, int pirq, boolean value) {
        set(s, bound + row(pirq), value ? 1 : 0);
    }

    public int gvec(short[] s, int pirq) {
        return at(s, gvec + row(pirq));
    }

    public int gflags(short[] s, int pirq) {
        return gflagsOf(at(s, gflags + row(pirq)));
    }

    /** Bit 16 of gflags stands in bit 10 of its cell, which no message uses. */
    private static int gflagsOf(int cell) {
        return cell & 0xfbff | (cell & 0x400) << 6;
    }

    void vector(short[] s, int pirq, int newGvec, int newGflags) {
        set(s, gvec + row(pirq), newGvec);
        set(s, gflags + row(pirq), newGflags & 0xfbff | newGflags >> 6 & 0x400);
    }

    /** Whether a pirq of the domain was ever bound: hvm_irq_dpci is there. QEMU unbinds nothing before. */
    boolean everBound(short[] s) {
        return at(s, everBound) != 0;
    }

    void everBound(short[] s, boolean value) {
        set(s, everBound, value ? 1 : 0);
    }

    /** Index of the device that reserved the pirq and has not mapped it, -1 for none. */
    public int allocator(short[] s, int pirq) {
        return at(s, allocator + row(pirq)) - 1;
    }

    void allocator(short[] s, int pirq, int device) {
        set(s, allocator + row(pirq), device + 1);
    }

    /** irq_pirq[xenIrq]: 0 none, negative after a forced unbind. */
    public int slot(short[] s, int xenIrq) {
        return ofMachine(xenIrq) ? xenIrq : at(s, slot + slotOf(xenIrq));
    }

    void slot(short[] s, int xenIrq, int value) {
        if (!ofMachine(xenIrq)) {
            set(s, slot + slotOf(xenIrq), value);
        }
    }

    /** Device and entry that the Xen irq serves, packed by {@link #owner(int, int)}; -1 for none. */
    public int owner(short[] s, int xenIrq) {
        return ofMachine(xenIrq) ? -1 : at(s, owner + slotOf(xenIrq)) - 1;
    }

    /** Packs device and entry into one number. */
    public static int owner(int device, int entry) {
        return Owner.packed(device, entry);
    }

    int device(short[] s, int xenIrq) {
        return Owner.device(owner(s, xenIrq));
    }

    public boolean used(short[] s, int xenIrq) {
        return ofMachine(xenIrq) || (at(s, status + slotOf(xenIrq)) & Field.USED) != 0;
    }

    public boolean guestBound(short[] s, int xenIrq) {
        return ofMachine(xenIrq) || (at(s, status + slotOf(xenIrq)) & Field.GUEST_BOUND) != 0;
    }

    public boolean masked(short[] s, int xenIrq) {
        return (at(s, status + slotOf(xenIrq)) & Field.MASKED) != 0;
    }

    void guestBound(short[] s, int xenIrq, boolean value) {
        flag(s, xenIrq, Field.GUEST_BOUND, value);
    }

    void masked(short[] s, int xenIrq, boolean value) {
        flag(s, xenIrq, Field.MASKED, value);
    }

    /** Sets guest_masked, and what follows from it for a guest-bound irq. */
    void guestMask(short[] s, int xenIrq, boolean value) {
        if (ofMachine(xenIrq)) {
            return;
        }
        set(s, guestMask + slotOf(xenIrq), value ? 1 : 0);
        if (guestBound(s, xenIrq)) {
            masked(s, xenIrq, value);
        }
    }

    private void flag(short[] s, int xenIrq, int bit, boolean value) {
        int at = status + slotOf(xenIrq);
        set(s, at, value ? at(s, at) | bit : at(s, at) & ~bit);
    }

    int lowestUnusedIrq(short[] s) {
        for (int i = 0; i < numbers.xenIrqs(); i++) {
            if ((at(s, status + i) & Field.USED) == 0) {
                return numbers.firstXenIrq() + i;
            }
        }
        if (numbers.xenIrqs() < numbers.hostIrqs()) {
            throw new BoundsExceeded("Xen irqs");
        }
        return -1;
    }

    void use(short[] s, int xenIrq) {
        set(s, status + slotOf(xenIrq), Field.USED);
    }

    void map(short[] s, int xenIrq, int pirq, int device, int entry) {
        set(s, slot + slotOf(xenIrq), pirq);
        set(s, owner + slotOf(xenIrq), owner(device, entry) + 1);
    }

    /** In a host's table whose irqs are all free: those that were in use in {@code old} and that no pirq named, are. */
    public void keepLeaked(short[] s, short[] old) {
        for (int irq = firstXenIrq(); irq < firstXenIrq() + numbers.xenIrqs(); irq++) {
            if (used(old, irq) && slot(old, irq) == 0) {
                use(s, irq);
            }
        }
    }

    /** Destroys the irq that was mapped and leaves {@code left} in its slot of irq_pirq. */
    void release(short[] s, int xenIrq, int left) {
        if (!ofMachine(xenIrq)) {
            destroyIrq(s, xenIrq);
            slot(s, xenIrq, left);
        }
    }

    void destroyIrq(short[] s, int xenIrq) {
        set(s, guestMask + slotOf(xenIrq), 0);
        set(s, status + slotOf(xenIrq), 0);
        set(s, owner + slotOf(xenIrq), 0);
    }

    /** The Xen irq of a device's entry whose interrupts Xen takes: mapped and guest-bound; -1 for none. */
    public int irqOf(short[] s, int device, int entry) {
        short wanted = (short) (owner(device, entry) + 1);
        for (int i = 0; i < numbers.xenIrqs(); i++) {
            if (at(s, owner + i) == wanted && (at(s, status + i) & Field.GUEST_BOUND) != 0 && at(s, slot + i) > 0) {
                return numbers.firstXenIrq() + i;
            }
        }
        return -1;
    }

    /** The Xen irq whose msi_desc is that of a device's entry; -1 for none. */
    int describedIrq(short[] s, int device, int entry) {
        short wanted = (short) (owner(device, entry) + 1);
        for (int i = 0; i < numbers.xenIrqs(); i++) {
            if (at(s, owner + i) == wanted && (at(s, status + i) & Field.USED) != 0) {
                return numbers.firstXenIrq() + i;
            }
        }
        return -1;
    }

    /** The pirq that a port names, -1 for a free port. */
    public int portPirq(short[] s, int number) {
        int i = number - numbers.firstPort();
        return i < 0 || i >= numbers.ports() ? -1 : at(s, port + i) - 1;
    }

    void portPirq(short[] s, int number, int pirq) {
        set(s, port + number - numbers.firstPort(), pirq + 1);
    }

    int lowestFreePort(short[] s) {
        for (int i = 0; i < numbers.ports(); i++) {
            if (at(s, port + i) == 0) {
                return numbers.firstPort() + i;
            }
        }
        return -1;
    }

    int registered(short[] s, int device) {
        return at(s, registered + device);
    }

    void registered(short[] s, int device, int count) {
        set(s, registered + device, count);
    }

    int written(short[] s, int device) {
        return at(s, written + device);
    }

    void written(short[] s, int device, int bits) {
        set(s, written + device, bits);
    }

    /** table_flags: the entry's message was written, and VECTOR_CTRL not yet. */
    boolean modified(short[] s, int device, int entry) {
        return entry < numbers.entries()[device] && at(s, modified + first[device] + entry) != 0;
    }

    void modified(short[] s, int device, int entry, boolean value) {
        if (entry < numbers.entries()[device]) {
            set(s, modified + first[device] + entry, value ? 1 : 0);
        }
    }

    void forgetModified(short[] s, int device) {
        for (int e = 0; e < numbers.entries()[device]; e++) {
            modified(s, device, e, false);
        }
    }

    /** The Xen irq of the entry's msi_desc, if it is mapped to that pirq; 0 for none. */
    public int irqServing(short[] s, int pirq, int device, int entry) {
        int xenIrq = pirq >= firstRow && pirq < numbers.nrPirqs() ? irq(s, pirq) : 0;
        return xenIrq > 0 && owner(s, xenIrq) == owner(device, entry) ? xenIrq : 0;
    }

    /**
     * Index of the owner of Xen irq number {@code i}, counted from the first; -1 for none, -2 for one that cannot be
     * renamed.
     */
    public int ownerForRename(short[] s, int i) {
        if (at(s, status + i) == 0 && at(s, slot + i) == 0) {
            return -1;
        }
        return at(s, owner + i) == 0 || at(s, slot + i) < 0 ? -2 : at(s, owner + i) - 1;
    }

    /** Makes the port table say what the guest's irqs say: it follows from them. */
    public void rebuildPort(short[] s, int number, int pirq) {
        s[port + number - numbers.firstPort()] = (short) (pirq + 1);
    }

    /** Forgets all ports before {@link #rebuildPort}. */
    public void clearPorts(short[] s) {
        Arrays.fill(s, port, port + numbers.ports(), (short) 0);
    }

    /** Sets the places of the port table. */
    public void addPorts(boolean[] cells) {
        Arrays.fill(cells, port, port + numbers.ports(), true);
    }

    /** Copies all cells to {@code t} under new names. */
    public void relabel(short[] s, short[] t, Relabel r) {
        t[everBound] = s[everBound];
        for (int i = 0; i < numbers.xenIrqs(); i++) {
            int to = r.xenIrq[i];
            t[slot + to] = s[slot + i];
            t[status + to] = s[status + i];
            t[guestMask + to] = s[guestMask + i];
            t[owner + to] = (short) (r.owner(s[owner + i] - 1) + 1);
        }
        for (int i = 0; i < numbers.rows(); i++) {
            relabel(s, t, r, i, i);
        }
        List<GsiLine> lines = numbers.lines();
        for (int i = 0; i < lines.size(); i++) {
            relabel(s, t, r, lines.get(i), lines.get(r.line(lines, i)));
        }
        for (int d = 0; d < numbers.devices(); d++) {
            t[registered + r.device[d]] = s[registered + d];
            t[written + r.device[d]] = s[written + d];
            System.arraycopy(s, modified + first[d], t, modified + first[r.device[d]], numbers.entries()[d]);
        }
    }

    /**
     * Gives each pirq another number, in place.
     *
     * @param to for each row its new one
     */
    public void renamePirqs(short[] s, int[] to) {
        for (int cells : new int[] {irq, emuirq, evtchn, bound, gvec, gflags, allocator}) {
            short[] old = Arrays.copyOfRange(s, cells, cells + to.length);
            for (int i = 0; i < to.length; i++) {
                s[cells + to[i]] = old[i];
            }
        }
        for (int i = 0; i < to.length; i++) {
            if (s[bound + i] != 0 && s[gvec + i] == 0) {
                s[gflags + i] = (short) (s[gflags + i] & ~0xff | firstRow + i & 0xff);
            }
        }
        for (int i = 0; i < numbers.xenIrqs(); i++) {
            s[slot + i] = s[slot + i] <= 0 ? s[slot + i] : (short) (firstRow + to[row(s[slot + i])]);
        }
        for (int i = 0; i < numbers.ports(); i++) {
            boolean stays = s[port + i] == 0 || gsi(s[port + i] - 1);
            s[port + i] = stays ? s[port + i] : (short) (firstRow + to[row(s[port + i] - 1)] + 1);
        }
    }

    /** A pirq that nobody names any more is free, as if it had never been reserved. */
    public void forgetReserved(short[] s, int pirq) {
        irq(s, pirq, 0);
        allocator(s, pirq, -1);
    }

    private void relabel(short[] s, short[] t, Relabel r, int i, int to) {
        int arch = s[irq + i];
        t[irq + to] = (short) (ofMachine(arch) ? arch : numbers.firstXenIrq() + r.xenIrq[arch - numbers.firstXenIrq()]);
        t[emuirq + to] = s[emuirq + i];
        t[evtchn + to] =
                (short) (s[evtchn + i] == 0 ? 0 : numbers.firstPort() + r.port[s[evtchn + i] - numbers.firstPort()]);
        t[bound + to] = s[bound + i];
        t[gvec + to] = s[gvec + i];
    }

    /** The pirq of a GSI stays mapped to its own irq, or emulates its own GSI. */
    private void relabel(short[] s, short[] t, Relabel r, GsiLine line, GsiLine target) {
        int to = row(target.pirq());
        relabel(s, t, r, row(line.pirq()), to);
        t[irq + to] = (short) (Integer.signum(irq(s, line.pirq())) * target.xenIrq());
        if (target.xenIrq() == 0) {
            t[emuirq + to] = (short) (target.gsi() + 1);
        }
    }

    /** Whether get_free_pirq may give the pirq out: it looks at arch.irq and emuirq only (is_free_pirq). */
    public boolean free(short[] s, int pirq) {
        return irq(s, pirq) == 0 && emuirq(s, pirq) == UNBOUND;
    }

    /** Whether nothing of a former use is left at a free pirq. */
    public boolean blank(short[] s, int pirq) {
        return evtchn(s, pirq) == 0 && !bound(s, pirq) && gvec(s, pirq) == 0;
    }

    /** The pirq that emuirq_pirq has for IRQ_MSI_EMU, -1 for none: of all those of emulated devices only one can be. */
    int emulated(short[] s) {
        for (int pirq = firstRow; pirq < numbers.nrPirqs(); pirq++) {
            if (emuirq(s, pirq) == MSI_EMU) {
                return pirq;
            }
        }
        return -1;
    }

    /** As if others held all pirqs that are free now; answers which, for {@link #giveBack}. */
    public int[] takeFree(short[] s) {
        int[] taken = java.util.stream.IntStream.range(firstRow, numbers.nrPirqs())
                .filter(pirq -> free(s, pirq))
                .toArray();
        for (int pirq : taken) {
            irq(s, pirq, ALLOCATED);
        }
        return taken;
    }

    /** Undoes {@link #takeFree}. */
    public void giveBack(short[] s, int[] taken) {
        for (int pirq : taken) {
            irq(s, pirq, 0);
        }
    }

    /** Whether every pirq that get_free_pirq can give out has a row. */
    boolean wholePool() {
        return firstRow <= numbers.nrIrqsGsi();
    }
}
