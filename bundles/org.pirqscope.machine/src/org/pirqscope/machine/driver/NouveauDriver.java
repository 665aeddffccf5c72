package org.pirqscope.machine.driver;

import org.pirqscope.machine.call.DriverFunction;
import org.pirqscope.machine.call.DriverLine;
import org.pirqscope.machine.version.LinuxRules;

/**
 * nouveau: one vector by MSI, else INTx (drivers/gpu/drm/nouveau/nvkm/subdev/pci/base.c, Linux 6.1.192; docs/domain.md
 * 2.7). What it prints when its interrupt is lost is not checked against the source: nothing, here.
 */
final class NouveauDriver extends ProbedDriver {

    private static final String DRM = "drivers/gpu/drm/nouveau/nouveau_drm.c";
    private static final DriverFunction FENCE = DriverFunction.command("fence", DRM);
    private static final DriverFunction INTR =
            DriverFunction.handler("nvkm_pci_intr", "drivers/gpu/drm/nouveau/nvkm/subdev/pci/base.c");
    private static final Ask ASK = Ask.msi(Ask.Call.DIRECT);

    NouveauDriver(LinuxRules rules, PciFunction function) {
        super(
                "nouveau",
                DriverFunction.probe("nouveau_drm_probe", DRM),
                null,
                DriverFunction.remove("nouveau_drm_remove", DRM));
    }

    @Override
    public Ask ask(int phase, boolean recovering) {
        return ASK;
    }

    @Override
    public DriverFunction handler(int entry, int vectors) {
        return INTR;
    }

    @Override
    public String waiting(int phase, int entry, int vectors) {
        return "a fence";
    }

    @Override
    DriverFunction used(int entry, int vectors) {
        return FENCE;
    }

    @Override
    DriverLine lostLine(int phase, int entry, int vectors) {
        return null;
    }
}
