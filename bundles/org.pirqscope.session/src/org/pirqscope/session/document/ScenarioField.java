package org.pirqscope.session.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.pirqscope.machine.driver.Drivers;
import org.pirqscope.machine.scenario.Controller;
import org.pirqscope.machine.scenario.Scenario;
import org.pirqscope.machine.version.LinuxRules;
import org.pirqscope.machine.version.QemuRules;
import org.pirqscope.machine.version.XenRules;
import org.pirqscope.model.scenario.ScenarioPackage;

/** The values of a scenario that are edited one by one: which feature is which key of the file, and what it means. */
enum ScenarioField {
    NAME(ScenarioPackage.Literals.SCENARIO__NAME, "name", "what the scenario is called"),
    NOTE(ScenarioPackage.Literals.SCENARIO__NOTE, "note", "what it shows, for people"),
    LINUX(ScenarioPackage.Literals.VERSIONS__LINUX, "linux", "the guest's kernel; also what uname -r prints") {
        @Override
        List<String> choices() {
            return Releases.of(LinuxRules.TABLE);
        }
    },
    QEMU(ScenarioPackage.Literals.VERSIONS__QEMU, "qemu", "the device model") {
        @Override
        List<String> choices() {
            return Releases.of(QemuRules.TABLE);
        }
    },
    XEN(ScenarioPackage.Literals.VERSIONS__XEN, "xen", "the hypervisor") {
        @Override
        List<String> choices() {
            return Releases.of(XenRules.TABLE);
        }
    },
    NR_IRQS_GSI(
            ScenarioPackage.Literals.POOL__NR_IRQS_GSI,
            "nr_irqs_gsi",
            "the first number that is not a GSI: 24 with one IO-APIC"),
    EXTRA_GUEST_IRQS(
            ScenarioPackage.Literals.POOL__EXTRA_GUEST_IRQS,
            "extra_guest_irqs",
            "how many pirqs for MSI a domU gets: 32 unless Xen's command line says otherwise"),
    FIRST_GUEST_IRQ(
            ScenarioPackage.Literals.POOL__FIRST_GUEST_IRQ,
            "first_guest_irq",
            "the first Linux irq that is handed out; only shown"),
    FIRST_PORT(ScenarioPackage.Literals.POOL__FIRST_PORT, "first_port", "the first free event channel port"),
    XEN_IRQS(
            ScenarioPackage.Literals.POOL__XEN_IRQS,
            "xen_irqs",
            "how many Xen irqs, from first_xen_irq on, the host can give to this guest"),
    FIRST_XEN_IRQ(
            ScenarioPackage.Literals.POOL__FIRST_XEN_IRQ,
            "first_xen_irq",
            "the lowest Xen irq that the host's IOMMU and dom0 have left"),
    BOOT_GSIS(
            ScenarioPackage.Literals.POOL__BOOT_GSIS,
            "boot_gsis",
            "the GSIs that the guest registers while it boots, such as 9, 8, 12; emulated ones take a pirq each"),
    VCPUS(
            ScenarioPackage.Literals.POOL__VCPUS,
            "vcpus",
            "how many vCPUs the guest has, one unless it is said; n= of key e is told then"),
    CONTROLLER_NAME(ScenarioPackage.Literals.CONTROLLER__NAME, "name", "its name in the schedule and in every view"),
    BDF(ScenarioPackage.Literals.CONTROLLER__BDF, "bdf", "its address in the guest"),
    MSIX(
            ScenarioPackage.Literals.CONTROLLER__MSIX_TABLE_SIZE,
            "msi-x",
            "entries of the MSI-X table; 0 for a device without MSI-X"),
    MSI(ScenarioPackage.Literals.CONTROLLER__MSI, "msi", "whether it has an MSI capability", "true", "false"),
    MSI_64(ScenarioPackage.Literals.CONTROLLER__MSI64, "64bit", "whether MSI has a 64-bit address", "true", "false"),
    MSI_MASKABLE(
            ScenarioPackage.Literals.CONTROLLER__MSI_MASKABLE,
            "maskable",
            "whether MSI has mask bits",
            "true",
            "false"),
    INTX(
            ScenarioPackage.Literals.CONTROLLER__INTX,
            "intx",
            "whether it has a legacy interrupt to fall back to",
            "true",
            "false"),
    MACHINE_IRQ(
            ScenarioPackage.Literals.CONTROLLER__MACHINE_IRQ,
            "machine-irq",
            "the machine's irq of its INTx, which devices can share; without, each slot has its own"),
    EMULATED(
            ScenarioPackage.Literals.CONTROLLER__EMULATED,
            "emulated",
            "whether QEMU emulates the device instead of passing a real one through",
            "true",
            "false"),
    DRIVER(ScenarioPackage.Literals.CONTROLLER__DRIVER, "driver", "its driver; once stands for any other") {
        @Override
        List<String> choices() {
            return Arrays.stream(Drivers.values()).map(Drivers::spelling).toList();
        }
    },
    VECTORS(ScenarioPackage.Literals.CONTROLLER__VECTORS, "vectors", "how many vectors the driver wants"),
    VCPU(
            ScenarioPackage.Literals.CONTROLLER__VCPU,
            "vcpu",
            "the guest's vCPU that the driver runs on, 0 unless it is said"),
    SCRIPT(
            ScenarioPackage.Literals.CONTROLLER__SCRIPT,
            "script",
            "what the driver does, in this order: " + words(Controller.Act.values()) + ", each with *TIMES if wanted"),
    IDS(ScenarioPackage.Literals.REAL_DEVICE__IDS, "ids", "vendor and device id as lspci -n prints them"),
    MSIX_AT(ScenarioPackage.Literals.REAL_DEVICE__MSIX_AT, "msi-x", "offset of the MSI-X capability, in hex"),
    VECTOR_TABLE(
            ScenarioPackage.Literals.REAL_DEVICE__TABLE,
            "vector-table",
            "where the MSI-X table lies: BAR=0 offset=00003000"),
    PBA(ScenarioPackage.Literals.REAL_DEVICE__PBA, "pba", "where the pending bit array lies: BAR=0 offset=00002000"),
    MSI_AT(ScenarioPackage.Literals.REAL_DEVICE__MSI_AT, "msi", "offset of the MSI capability, in hex"),
    EVENT_NAME(ScenarioPackage.Literals.EVENT__NAME, "name", "its name in the schedule"),
    KIND(
            ScenarioPackage.Literals.EVENT__KIND,
            "kind",
            "what happens to the guest",
            Arrays.stream(Scenario.Event.Kind.values()).map(ScenarioField::word).toArray(String[]::new));

    private final EStructuralFeature feature;
    private final String key;
    private final String meaning;
    private final List<String> choices;

    ScenarioField(EStructuralFeature feature, String key, String meaning, String... choices) {
        this.feature = feature;
        this.key = key;
        this.meaning = meaning;
        this.choices = List.of(choices);
    }

    private static String words(Enum<?>[] values) {
        return String.join(", ", Arrays.stream(values).map(ScenarioField::word).toList());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Those of one class, in the order of the file. */
    static Stream<ScenarioField> of(EClass type) {
        return Arrays.stream(values()).filter(field -> field.feature.getEContainingClass() == type);
    }

    /** The key in the file. */
    String key() {
        return key;
    }

    /** What it means, in a few words. */
    String meaning() {
        return meaning;
    }

    /** Values to choose from; empty where only the reader knows. */
    List<String> choices() {
        return choices;
    }
}
