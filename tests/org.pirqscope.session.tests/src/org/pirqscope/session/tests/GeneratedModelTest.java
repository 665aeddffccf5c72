package org.pirqscope.session.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.emf.ecore.EPackage;
import org.junit.jupiter.api.Test;
import org.pirqscope.model.pci.PciPackage;
import org.pirqscope.model.pirq.PirqPackage;
import org.pirqscope.model.scenario.ScenarioPackage;

class GeneratedModelTest {
    @Test
    void theThreePackagesAreRegistered() {
        for (EPackage known : new EPackage[] {PciPackage.eINSTANCE, PirqPackage.eINSTANCE, ScenarioPackage.eINSTANCE}) {
            assertEquals(known, EPackage.Registry.INSTANCE.getEPackage(known.getNsURI()));
        }
    }
}
