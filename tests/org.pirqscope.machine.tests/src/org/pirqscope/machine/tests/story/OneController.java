package org.pirqscope.machine.tests.story;

import java.util.List;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Controller.Act;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.scenario.Pool;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.Versions;

/** One controller that is loaded: what the tests of the call order tell stories of. */
record OneController(int extraGuestIrqs, int table, Msi msi, boolean intx, int vectors, Act... acts) {

    static final Msi WIDE = new Msi(true, true, true);
    static final Msi NARROW = new Msi(true, false, true);

    OneController(int extraGuestIrqs, int table, Msi msi, boolean intx, int vectors) {
        this(extraGuestIrqs, table, msi, intx, vectors, Act.LOAD);
    }

    RunStory on(Versions versions) {
        Controller controller = new Controller("nvme0", "00:04.0", table, msi, intx, vectors, List.of(acts));
        return RunStory.of(new Scenario(
                "calls",
                "",
                versions,
                new Pool(24, extraGuestIrqs, 64, 10, 64),
                List.of(controller),
                List.of(),
                List.of()));
    }

    RunStory on(String linux, String qemu, String xen) {
        return on(Versions.of(linux, qemu, xen));
    }

    /** With the driver of that release. */
    RunStory own(String linux, String qemu, String xen) {
        return on(Versions.of(linux, qemu, xen).with("linux", "nvme-script", "own"));
    }
}
