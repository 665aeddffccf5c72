package org.pirqscope.session.live;

import java.util.List;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.RealDevice;
import org.pirqscope.model.pci.BarLocation;
import org.pirqscope.model.pci.MsiCapability;
import org.pirqscope.model.pci.MsixCapability;
import org.pirqscope.model.pci.PciDevice;
import org.pirqscope.model.pci.PciFactory;

/** Writes what a device can do; that is the scenario's, and stays as it is for a whole run. */
final class Capabilities {

    private Capabilities() {}

    static void write(List<Controller> controllers, List<PciDevice> devices) {
        for (PciDevice device : devices) {
            write(controllers.get(device.getIndex()), device);
        }
    }

    private static void write(Controller controller, PciDevice device) {
        device.setIds(controller.device().ids());
        device.setIntx(controller.intx());
        device.setMsix(controller.msixTableSize() == 0 ? null : msix(controller.msixTableSize(), controller.device()));
        device.setMsi(
                controller.msi().present()
                        ? msi(controller.msi(), controller.device().msiAt())
                        : null);
    }

    private static MsixCapability msix(int tableSize, RealDevice real) {
        MsixCapability capability = PciFactory.eINSTANCE.createMsixCapability();
        capability.setOffset(real.msixAt());
        capability.setTableSize(tableSize);
        capability.setTable(real.table().map(Capabilities::location).orElse(null));
        capability.setPba(real.pba().map(Capabilities::location).orElse(null));
        return capability;
    }

    static BarLocation location(RealDevice.Bar bar) {
        BarLocation location = PciFactory.eINSTANCE.createBarLocation();
        location.setBir(bar.bir());
        location.setOffset(bar.offset());
        return location;
    }

    private static MsiCapability msi(Controller.Msi msi, int offset) {
        MsiCapability capability = PciFactory.eINSTANCE.createMsiCapability();
        capability.setOffset(offset);
        capability.setIs64(msi.is64());
        capability.setMaskable(msi.maskable());
        return capability;
    }
}
