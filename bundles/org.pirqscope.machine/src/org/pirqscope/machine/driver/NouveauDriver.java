package org.pirqscope.machine.driver;

import org.pirqscope.machine.call.DriverFunction;
import org.pirqscope.machine.call.DriverLine;

/**
 * nouveau: one vector by MSI, else INTx (drivers/gpu/drm/nouveau/nvkm/subdev/pci/base.c, Linux 6.1.192; docs/domain.md
 * 2.7). What it prints when its interrupt is lost is not checked against the source: nothing here.
 */
final class NouveauDriver extends GpuDriver {

    private static final String DRM = "drivers/gpu/drm/nouveau/nouveau_drm.c";
    private static final DriverFunction INTR =
            DriverFunction.handler("nvkm_pci_intr", "drivers/gpu/drm/nouveau/nvkm/subdev/pci/base.c");

    NouveauDriver(DriverRules rules) {
        super(
                rules,
                "nouveau",
                DriverFunction.probe("nouveau_drm_probe", DRM),
                DriverFunction.remove("nouveau_drm_remove", DRM),
                Ask.msi(Ask.Call.DIRECT),
                INTR,
                DRM);
    }

    @Override
    DriverLine lostLine(int phase, int entry, int vectors) {
        return null;
    }
}
