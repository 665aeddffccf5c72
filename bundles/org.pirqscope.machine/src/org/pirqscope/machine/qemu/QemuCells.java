package org.pirqscope.machine.qemu;

import static org.pirqscope.machine.state.CellAccess.at;
import static org.pirqscope.machine.state.CellAccess.set;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.pirqscope.machine.call.Field;
import org.pirqscope.machine.call.Subject;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.state.Layout;
import org.pirqscope.machine.state.Relabel;

/**
 * Where QEMU's numbers stand in a world: XenPTMSIX with its entries, and XenPTMSI as one more entry after them.
 * A message is three cells, one for each register that the guest writes.
 */
public final class QemuCells {

    /** Lower address, upper address, data: the order in which Linux writes them. */
    public static final int WORDS = 3;

    private static final List<Field> MESSAGE = List.of(Field.ADDRESS_LO, Field.ADDRESS_HI, Field.DATA);
    private static final List<Field> APPLIED =
            List.of(Field.APPLIED_ADDRESS_LO, Field.APPLIED_ADDRESS_HI, Field.APPLIED_DATA);
    /** A write waits, and the map that it has led to left the choice to Xen. */
    private static final int CHOSEN = 2;

    private final int[] first;
    private final int[] tableSize;
    private final List<String> names;
    private final int entries;
    private final int[] word = new int[WORDS];
    private final int[] applied = new int[WORDS];
    private final boolean latch;
    private final int pirq;
    private final int updated;
    private final int vectorControl;
    private final int enabled;
    private final int maskAll;

    /**
     * @param entries for each device, how many table entries the scenario can use; one more is kept for its MSI
     * capability
     */
    public QemuCells(Layout layout, List<String> names, int[] entries, boolean latch) {
        this.names = names;
        this.latch = latch;
        this.tableSize = entries.clone();
        this.first = new int[entries.length];
        int sum = 0;
        for (int d = 0; d < entries.length; d++) {
            first[d] = sum;
            sum += entries[d] + 1;
        }
        this.entries = sum;
        for (int w = 0; w < WORDS; w++) {
            int which = w;
            word[w] = entryCells(layout, MESSAGE.get(w), v -> value(which, (short) v));
            applied[w] = latch ? entryCells(layout, APPLIED.get(w), v -> value(which, (short) v)) : word[w];
        }
        pirq = entryCells(layout, Field.QEMU_PIRQ, v -> v - 1);
        updated = entryCells(layout, Field.UPDATED, v -> v == 0 ? 0 : 1);
        vectorControl = entryCells(layout, Field.VECTOR_CTRL, v -> v);
        enabled = deviceCells(layout, Field.ENABLED);
        maskAll = deviceCells(layout, Field.MASKALL);
    }

    private int entryCells(Layout layout, Field field, IntUnaryOperator value) {
        return layout.reserve(entries, i -> new Layout.Cell(() -> subject(i), field, value));
    }

    private int deviceCells(Layout layout, Field field) {
        return layout.reserve(
                names.size(), i -> new Layout.Cell(() -> new Subject.Device(i, names.get(i)), field, v -> v));
    }

    private Subject subject(int index) {
        int device = 0;
        while (device + 1 < first.length && first[device + 1] <= index) {
            device++;
        }
        int entry = index - first[device];
        return new Subject.TableEntry(device, names.get(device), entry == tableSize[device] ? 0 : entry);
    }

    private static int value(int which, short code) {
        return switch (which) {
            case 0 -> code == 0 ? 0 : 0xfee00000 | code - 1 << 12;
            case 1 -> code << 8;
            default -> code & 0xffff;
        };
    }

    private static short code(int which, int value) {
        return (short)
                switch (which) {
                    case 0 -> value == 0 ? 0 : (value >>> 12 & 0xff) + 1;
                    case 1 -> value >>> 8;
                    default -> value;
                };
    }

    /** Number of usable table entries of a device; also the index of its MSI capability. */
    public int msi(int device) {
        return tableSize[device];
    }

    public boolean latched() {
        return latch;
    }

    private int place(int device, int entry) {
        return first[device] + entry;
    }

    /** The register as the guest reads it back. */
    public int word(short[] s, int device, int entry, int which) {
        return value(which, at(s, word[which] + place(device, entry)));
    }

    void word(short[] s, int device, int entry, int which, int value) {
        set(s, word[which] + place(device, entry), code(which, value));
    }

    /** The whole message that the guest reads back. */
    public MsiMessage message(short[] s, int device, int entry) {
        return new MsiMessage(word(s, device, entry, 1), word(s, device, entry, 0), word(s, device, entry, 2));
    }

    /** What QEMU took over for mapping. */
    public MsiMessage applied(short[] s, int device, int entry) {
        int i = place(device, entry);
        return new MsiMessage(
                value(1, at(s, applied[1] + i)), value(0, at(s, applied[0] + i)), value(2, at(s, applied[2] + i)));
    }

    int appliedWord(short[] s, int device, int entry, int which) {
        return value(which, at(s, applied[which] + place(device, entry)));
    }

    void apply(short[] s, int device, int entry) {
        if (latch) {
            int i = place(device, entry);
            for (int w = 0; w < WORDS; w++) {
                set(s, applied[w] + i, at(s, word[w] + i));
            }
        }
    }

    /** QEMU's pirq of the entry, -1 XEN_PT_UNASSIGNED_PIRQ. */
    public int pirq(short[] s, int device, int entry) {
        return at(s, pirq + place(device, entry)) - 1;
    }

    void pirq(short[] s, int device, int entry, int value) {
        set(s, pirq + place(device, entry), value + 1);
    }

    /** For a table entry: a write waits for the next enable. For MSI: initialized and mapped. */
    public boolean updated(short[] s, int device, int entry) {
        return at(s, updated + place(device, entry)) != 0;
    }

    void updated(short[] s, int device, int entry, boolean value) {
        set(s, updated + place(device, entry), value ? 1 : 0);
    }

    /** Whether Xen has chosen the entry's pirq in the update that is in progress. */
    boolean chosen(short[] s, int device, int entry) {
        return at(s, updated + place(device, entry)) == CHOSEN;
    }

    void chosen(short[] s, int device, int entry, boolean value) {
        if (value && updated(s, device, entry)) {
            set(s, updated + place(device, entry), CHOSEN);
        }
    }

    /**
     * VECTOR_CTRL of a table entry as the guest reads it back from QEMU: 1 PCI_MSIX_ENTRY_CTRL_MASKBIT, 0 before its
     * first write.
     */
    public int vectorControl(short[] s, int device, int entry) {
        return at(s, vectorControl + place(device, entry));
    }

    void vectorControl(short[] s, int device, int entry, int value) {
        set(s, vectorControl + place(device, entry), value);
    }

    public boolean enabled(short[] s, int device) {
        return at(s, enabled + device) != 0;
    }

    void enabled(short[] s, int device, boolean value) {
        set(s, enabled + device, value ? 1 : 0);
    }

    public boolean maskAll(short[] s, int device) {
        return at(s, maskAll + device) != 0;
    }

    void maskAll(short[] s, int device, boolean value) {
        set(s, maskAll + device, value ? 1 : 0);
    }

    /** The device is gone from QEMU: all that it knew is forgotten. */
    void forget(short[] s, int device) {
        for (int e = 0; e <= tableSize[device]; e++) {
            for (int w = 0; w < WORDS; w++) {
                set(s, word[w] + place(device, e), 0);
                set(s, applied[w] + place(device, e), 0);
            }
            pirq(s, device, e, -1);
            updated(s, device, e, false);
            vectorControl(s, device, e, 0);
        }
        enabled(s, device, false);
        maskAll(s, device, false);
    }

    /** Copies all cells to {@code t} under new names. */
    public void relabel(short[] s, short[] t, Relabel r) {
        for (int d = 0; d < first.length; d++) {
            int to = r.device[d];
            int length = tableSize[d] + 1;
            for (int w = 0; w < WORDS; w++) {
                System.arraycopy(s, word[w] + first[d], t, word[w] + first[to], length);
                System.arraycopy(s, applied[w] + first[d], t, applied[w] + first[to], length);
            }
            System.arraycopy(s, pirq + first[d], t, pirq + first[to], length);
            System.arraycopy(s, updated + first[d], t, updated + first[to], length);
            System.arraycopy(s, vectorControl + first[d], t, vectorControl + first[to], length);
            t[enabled + to] = s[enabled + d];
            t[maskAll + to] = s[maskAll + d];
        }
    }

    /** Gives the pirqs that QEMU holds, and those that messages name, other numbers, in place. */
    public void renamePirqs(short[] s, IntUnaryOperator to) {
        for (int d = 0; d < first.length; d++) {
            for (int e = 0; e <= tableSize[d]; e++) {
                pirq(s, d, e, pirq(s, d, e) < 0 ? -1 : to.applyAsInt(pirq(s, d, e)));
                renamePirq(s, word, place(d, e), to);
                if (latch) {
                    renamePirq(s, applied, place(d, e), to);
                }
            }
        }
    }

    private static void renamePirq(short[] s, int[] words, int i, IntUnaryOperator to) {
        MsiMessage message =
                new MsiMessage(value(1, s[words[1] + i]), value(0, s[words[0] + i]), value(2, s[words[2] + i]));
        if (message.addressLo() != 0 && message.vector() == 0) {
            int pirq = to.applyAsInt(message.pirq());
            s[words[0] + i] = code(0, 0xfee00000 | (pirq & 0xff) << 12);
            s[words[1] + i] = code(1, pirq & 0xffffff00);
        }
    }

    /** An entry without a pirq, whose last write has led to all that it can: nobody reads its message. */
    public boolean resting(short[] s, int device, int entry) {
        return !updated(s, device, entry) && pirq(s, device, entry) == -1;
    }

    /** Its message is gone, as before the first write. */
    public void forgetMessage(short[] s, int device, int entry) {
        for (int w = 0; w < WORDS; w++) {
            set(s, word[w] + place(device, entry), 0);
            set(s, applied[w] + place(device, entry), 0);
        }
    }

    /** Orders two devices of equal size by what QEMU holds for them. */
    public int compare(short[] s, int one, int other) {
        int length = tableSize[one] + 1;
        int order = java.util.Arrays.compare(
                s, pirq + first[one], pirq + first[one] + length, s, pirq + first[other], pirq + first[other] + length);
        if (order == 0) {
            order = java.util.Arrays.compare(
                    s,
                    word[0] + first[one],
                    word[0] + first[one] + length,
                    s,
                    word[0] + first[other],
                    word[0] + first[other] + length);
        }
        return order;
    }
}
