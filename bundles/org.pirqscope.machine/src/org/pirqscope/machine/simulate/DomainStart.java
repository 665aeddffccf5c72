package org.pirqscope.machine.simulate;

import static org.pirqscope.machine.call.QemuFunction.REALIZE;

import java.util.List;
import org.pirqscope.machine.call.Log;
import org.pirqscope.machine.call.Tape;
import org.pirqscope.machine.guest.GsiIrqs;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.state.GsiLine;
import org.pirqscope.machine.xen.GsiPirqs;

/**
 * What happens to INTx before the first driver starts (docs/domain.md 2.10): QEMU is given the devices, one after the
 * other, and maps and binds the machine's irq of each (xen_pt.c); then the guest registers GSIs.
 */
final class DomainStart {

    private final List<Controller> devices;
    private final List<Integer> gsis;
    private final List<GsiLine> lines;
    private final GsiPirqs xen;
    private final GsiIrqs guest;

    DomainStart(Wiring w, Scenario scenario) {
        devices = scenario.controllers();
        gsis = GsiLines.registeredAtBoot(scenario);
        lines = GsiLines.of(scenario);
        xen = w.gsis;
        guest = new GsiIrqs(w.guest);
    }

    void happen(short[] s, Tape tape) {
        for (int device = 0; device < devices.size(); device++) {
            if (!devices.get(device).emulated()) {
                realize(s, device, tape);
            }
        }
        gsis.forEach(gsi -> guest.register(s, gsi, tape));
    }

    private void realize(short[] s, int device, Tape tape) {
        tape.enter(REALIZE, device);
        for (GsiLine line : lines) {
            if (line.serves(device)) {
                int pirq = xen.mapMachineIrq(s, line.xenIrq(), tape);
                tape.log(Log.QEMU_INTX, device, 1);
                xen.bindPci(s, pirq, devices.get(device).function().slot(), tape);
            }
        }
        tape.leave(REALIZE);
    }
}
