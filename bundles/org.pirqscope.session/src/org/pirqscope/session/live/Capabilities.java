package org.pirqscope.session.live;

import java.util.List;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.model.pci.MsiCapability;
import org.pirqscope.model.pci.MsixCapability;
import org.pirqscope.model.pci.PciDevice;
import org.pirqscope.model.pci.PciFactory;

/** Writes what a device can do; that is the scenario's, and stays as it is for a whole run. */
final class Capabilities {

    private Capabilities() {
    }

    static void write(List<Controller> controllers, List<PciDevice> devices) {
        for (PciDevice device : devices) {
            write(controllers.get(device.getIndex()), device);
        }
    }

    private static void write(Controller controller, PciDevice device) {
        device.setIntx(controller.intx());
        device.setMsix(controller.msixTableSize() == 0 ? null : msix(controller.msixTableSize()));
        device.setMsi(controller.msi().present() ? msi(controller.msi()) : null);
    }

    private static MsixCapability msix(int tableSize) {
        MsixCapability capability = PciFactory.eINSTANCE.createMsixCapability();
        capability.setTableSize(tableSize);
        return capability;
    }

    private static MsiCapability msi(Controller.Msi msi) {
        MsiCapability capability = PciFactory.eINSTANCE.createMsiCapability();
        capability.setIs64(msi.is64());
        capability.setMaskable(msi.maskable());
        return capability;
    }
}
