package org.pirqscope.diagram.tests;

import static org.pirqscope.machine.call.GuestFunction.PCI_FREE_IRQ_VECTORS;
import static org.pirqscope.machine.call.GuestFunction.PCI_WRITE_CONFIG_WORD;
import static org.pirqscope.machine.call.GuestFunction.XEN_ALLOCATE_PIRQ_MSI;
import static org.pirqscope.machine.call.GuestFunction.XEN_BIND_PIRQ_MSI_TO_IRQ;
import static org.pirqscope.machine.call.GuestFunction.XEN_HVM_SETUP_MSI_IRQS;
import static org.pirqscope.machine.call.GuestFunction.XEN_IRQ_FROM_PIRQ;
import static org.pirqscope.machine.call.QemuFunction.MSIXCTRL_REG_WRITE;
import static org.pirqscope.machine.call.XenFunction.GET_FREE_PIRQ;
import static org.pirqscope.machine.call.XenFunction.UNMAP_PIRQ;
import static org.pirqscope.machine.driver.NvmeDriver.RESET_WORK;

import org.pirqscope.machine.call.DeviceEntry;
import org.pirqscope.machine.call.Effect;
import org.pirqscope.machine.call.Field;
import org.pirqscope.machine.call.Finding;
import org.pirqscope.machine.call.Subject;

/** Short hand-written runs. */
final class ScriptedRuns {

    private ScriptedRuns() {}

    static Effect irq(int before, int after) {
        return new Effect(new Subject.Pirq(55), Field.PIRQ_IRQ, before, after);
    }

    /** nvme0 gives 55 back, nvme1 gets it, nvme0 takes it again. */
    static ScriptedSteps stale() {
        ScriptedSteps script = new ScriptedSteps("nvme0", "nvme1");
        script.enter(RESET_WORK, 0)
                .enter(PCI_FREE_IRQ_VECTORS, 0)
                .enter(PCI_WRITE_CONFIG_WORD, 0)
                .enter(MSIXCTRL_REG_WRITE, 0)
                .enter(UNMAP_PIRQ, 55)
                .answer(0, irq(24, 0))
                .leave()
                .leave()
                .leave();
        script.by(1)
                .enter(RESET_WORK, 1)
                .enter(XEN_ALLOCATE_PIRQ_MSI, 0)
                .enter(GET_FREE_PIRQ, 0)
                .answer(55, irq(0, -1))
                .answer(55);
        script.by(0)
                .enter(XEN_HVM_SETUP_MSI_IRQS, 0, 2, 0x11)
                .enter(XEN_IRQ_FROM_PIRQ, 55)
                .answer(64)
                .finding(new Finding.StaleHit(0, "nvme0", 0, true, 55, 64, 14, 6, new DeviceEntry(1, "nvme1", 0), 13))
                .enter(XEN_BIND_PIRQ_MSI_TO_IRQ, 55)
                .answer(65)
                .answer(0)
                .leave();
        return script;
    }

    /** Every hostile name is a controller that calls, answers and hits a stale pirq. */
    static ScriptedSteps hostile() {
        ScriptedSteps script = new ScriptedSteps(HostileNames.NAMES.toArray(String[]::new));
        for (int i = 0; i < HostileNames.NAMES.size(); i++) {
            String name = HostileNames.NAMES.get(i);
            script.by(i)
                    .enter(RESET_WORK, i)
                    .enter(XEN_HVM_SETUP_MSI_IRQS, i, 2, 0x11)
                    .enter(XEN_IRQ_FROM_PIRQ, 55)
                    .answer(64)
                    .finding(new Finding.StaleHit(i, name, 0, true, 55, 64, 1, 0, new DeviceEntry(i, name, 0), 0))
                    .answer(0)
                    .leave();
        }
        return script;
    }
}
