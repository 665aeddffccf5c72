package org.pirqscope.search.pack;

import java.util.Arrays;
import java.util.List;
import org.pirqscope.machine.call.Owner;
import org.pirqscope.machine.guest.GuestCells;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.simulate.Wiring;
import org.pirqscope.machine.state.GsiLine;
import org.pirqscope.machine.state.Relabel;
import org.pirqscope.machine.xen.XenCells;

/**
 * Gives Linux irqs, ports and Xen irqs the names of their owners, and, where controllers are equal, sorts them: states
 * that differ in such numbers alone become one (docs/domain.md 6.4). Pirqs keep their numbers, since get_free_pirq
 * looks at their order; so do Linux irqs of a guest without HVM pirqs, which makes vectors of them.
 */
public final class Renaming {

    private final Wiring w;
    private final GuestCells guest;
    private final XenCells xen;
    private final boolean renamesXenIrqs;
    private final int[] kind;
    private final boolean symmetry;
    private final short[] out;
    private final Relabel relabel;
    private final Integer[] sorted;
    private final int[] devices;
    private final boolean[] taken;

    /** Renames worlds of that wiring; exchanges equal controllers if {@code symmetry}. */
    public Renaming(Wiring w, Scenario scenario, boolean symmetry) {
        this.w = w;
        this.guest = w.guest.cells();
        this.xen = w.xen.cells();
        this.symmetry = symmetry;
        this.renamesXenIrqs = w.unmapsOnDisable;
        this.kind = kinds(scenario);
        this.out = new short[w.layout.size()];
        int count = kind.length;
        this.relabel = new Relabel(count, guest.irqs(), xen.ports(), xen.xenIrqs());
        this.sorted = new Integer[count];
        this.devices = new int[count + scenario.events().size()];
        this.taken = new boolean[Math.max(guest.irqs(), xen.xenIrqs())];
        Arrays.setAll(devices, i -> i);
    }

    /** Controllers of equal make and script have equal kinds. */
    public static int[] kinds(Scenario scenario) {
        int[] sharers = sharers(scenario);
        int[] kinds = new int[scenario.controllers().size()];
        for (int c = 0; c < kinds.length; c++) {
            kinds[c] = c;
            for (int other = 0; other < c; other++) {
                if (kinds[c] == c
                        && sharers[c] == sharers[other]
                        && same(
                                scenario.controllers().get(c),
                                scenario.controllers().get(other))) {
                    kinds[c] = kinds[other];
                }
            }
        }
        return kinds;
    }

    /**
     * Of each controller whose INTx another one has, too, its irq, or, negative, the machine's where slots share that;
     * 0 of the others.
     */
    private static int[] sharers(Scenario scenario) {
        List<Controller> all = scenario.controllers();
        return all.stream()
                .mapToInt(each -> {
                    int gsi = each.function().intxIrq();
                    boolean function = all.stream()
                            .anyMatch(other -> other != each && other.function().intxIrq() == gsi);
                    return gsi == 0 ? 0 : function ? gsi : -sharedIrq(all, each);
                })
                .toArray();
    }

    private static int sharedIrq(List<Controller> all, Controller one) {
        boolean shared = one.machineIrq() != 0
                && all.stream().anyMatch(other -> other != one && other.machineIrq() == one.machineIrq());
        return shared ? one.machineIrq() : 0;
    }

    private static boolean same(Controller a, Controller b) {
        return a.msixTableSize() == b.msixTableSize()
                && a.msi().equals(b.msi())
                && a.intx() == b.intx()
                && a.driver() == b.driver()
                && a.emulated() == b.emulated()
                && a.vectors() == b.vectors()
                && a.script().equals(b.script());
    }

    /** The renamed state, in an array that the next call overwrites. */
    public short[] rename(short[] s) {
        nameDevices(s);
        nameGuestIrqs(s);
        nameXenIrqs(s);
        guest.relabel(s, out, relabel);
        xen.relabel(s, out, relabel);
        w.qemu.cells().relabel(s, out, relabel);
        w.drivers.relabel(s, out, relabel);
        for (int e = w.events; e < out.length; e++) {
            out[e] = s[e];
        }
        return out;
    }

    /** New index of each device under the last {@link #rename}. */
    int[] devices() {
        return devices.clone();
    }

    private void nameDevices(short[] s) {
        if (!symmetry) {
            for (int d = 0; d < kind.length; d++) {
                relabel.device[d] = d;
            }
            return;
        }
        for (int d = 0; d < kind.length; d++) {
            sorted[d] = d;
        }
        Arrays.sort(sorted, (a, b) -> kind[a] != kind[b] ? 0 : compare(s, a, b));
        place();
    }

    /** The sorted members of a kind go to the places of that kind, in their order. */
    private void place() {
        for (int place = 0; place < kind.length; place++) {
            for (int i = 0; i < kind.length; i++) {
                if (sorted[i] != null && kind[sorted[i]] == kind[place]) {
                    relabel.device[sorted[i]] = place;
                    devices[sorted[i]] = place;
                    sorted[i] = null;
                    break;
                }
            }
        }
    }

    private int compare(short[] s, int a, int b) {
        int order = Integer.compare(w.drivers.pc(s, a), w.drivers.pc(s, b));
        if (order == 0) {
            order = w.qemu.cells().compare(s, a, b);
        }
        for (int e = 0; order == 0 && w.guest.hasIrq(s, a, e) && w.guest.hasIrq(s, b, e); e++) {
            order = Integer.compare(
                    guest.pirq(s, guest.descriptorIrq(s, a, e)), guest.pirq(s, guest.descriptorIrq(s, b, e)));
        }
        if (order == 0) {
            order = Integer.compare(
                    w.drivers.lossPhase(s, a) << 8 | w.drivers.lossEntry(s, a),
                    w.drivers.lossPhase(s, b) << 8 | w.drivers.lossEntry(s, b));
        }
        return order;
    }

    private void nameGuestIrqs(short[] s) {
        Arrays.fill(taken, false);
        Arrays.fill(relabel.port, -1);
        for (int i = 0; i < guest.irqs(); i++) {
            int owner = relabel.owner(guest.owner(s, guest.irq(i)));
            relabel.guestIrq[i] =
                    !w.pirqs ? i : owner < 0 ? -1 : guest.firstEntry(Owner.device(owner)) + Owner.entry(owner);
            if (owner >= 0) {
                taken[relabel.guestIrq[i]] = true;
                int port = guest.evtchn(s, guest.irq(i));
                if (port != 0) {
                    relabel.port[port - xen.firstPort()] = relabel.guestIrq[i];
                }
            }
        }
        fillFree(relabel.guestIrq, guest.irqs());
        nameIntxPorts(s);
        Arrays.fill(taken, false);
        for (int port : relabel.port) {
            if (port >= 0) {
                taken[port] = true;
            }
        }
        fillFree(relabel.port, relabel.port.length);
    }

    /** A device on INTx has no MSI, so that its port can have the name that its entry 0's would have. */
    private void nameIntxPorts(short[] s) {
        for (GsiLine line : guest.lines()) {
            int port = guest.evtchn(s, line.gsi());
            if (port != 0) {
                int name = guest.firstEntry(relabel.device[line.firstDevice()]);
                boolean free = Arrays.stream(relabel.port).noneMatch(used -> used == name);
                relabel.port[port - xen.firstPort()] = free ? name : -1;
            }
        }
    }

    private void nameXenIrqs(short[] s) {
        Arrays.fill(taken, false);
        boolean ok = renamesXenIrqs;
        for (int i = 0; i < xen.xenIrqs() && ok; i++) {
            int owner = xen.ownerForRename(s, i);
            ok = owner != -2;
            relabel.xenIrq[i] =
                    owner < 0 ? -1 : guest.firstEntry(relabel.device[Owner.device(owner)]) + Owner.entry(owner);
            if (owner >= 0) {
                ok &= relabel.xenIrq[i] < xen.xenIrqs() && !taken[relabel.xenIrq[i]];
                if (ok) {
                    taken[relabel.xenIrq[i]] = true;
                }
            }
        }
        if (ok) {
            fillFree(relabel.xenIrq, xen.xenIrqs());
        } else {
            Arrays.setAll(relabel.xenIrq, i -> i);
        }
    }

    private void fillFree(int[] map, int count) {
        int free = 0;
        for (int i = 0; i < count; i++) {
            if (map[i] < 0) {
                while (taken[free]) {
                    free++;
                }
                map[i] = free;
                taken[free] = true;
            }
        }
    }
}
