package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pirqscope.machine.tests.story.OneController.WIDE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.version.VersionGrid;
import org.pirqscope.machine.version.Versions;

/**
 * The call sequences of docs/domain.md 2.1 to 2.6 that are not a MSI or MSI-X setup that goes well: too little of
 * something, other kernels, INTx.
 */
class OtherWaysTest {

    /** docs/domain.md 2.1, end. */
    @Test
    void withoutHvmPirqsNothingIsAskedOfXenButByQemu() {
        RunStory story = new OneController(32, 4, Msi.NONE, true, 1).on("4.10", "2.5", "4.19");
        assertEquals("""
                pci_alloc_irq_vectors(nvme0, 1, 1) = 1
                  __pci_enable_msix(nvme0, 1) = 0
                    msix_capability_init(nvme0, 1) = 0
                      pci_write_config_word(0)
                        xen_pt_msixctrl_reg_write(0)
                      msix_setup_entries(1) = 0
                      native_setup_msi_irqs(nvme0, 1, MSI-X) = 0
                        assign_irq_vector(64) = 0
                        __pci_write_msi_msg(0, 00000000, fee00000, 0x4063)
                          pci_msix_write(0, 0, fee00000)
                          pci_msix_write(0, 4, 00000000)
                          pci_msix_write(0, 8, 00004063)
                      pci_write_config_word(ENABLE|MASKALL)
                        xen_pt_msixctrl_reg_write(ENABLE|MASKALL)
                      msix_program_entries(1)
                        pci_msix_read(0, 12) = 00000000
                        pci_msix_write(0, 12, 00000001)
                      pci_write_config_word(ENABLE)
                        xen_pt_msixctrl_reg_write(ENABLE)
                          xen_pt_msix_update() = 0
                            xen_pt_msix_update_one(0) = 0
                              msi_msix_setup(0, -1) = 0
                                PHYSDEVOP_map_pirq(nvme0, 0, -1) = 55
                                  create_irq() = 24
                                  map_domain_pirq(55, 24) = 0
                              msi_msix_update(0, 55) = 0
                                XEN_DOMCTL_bind_pt_irq(55, 0x63, 0x0) = 0
                """, story.transcript("nvme0", "pci_alloc_irq_vectors(nvme0, 1, 1)"));
        assertEquals("""
                request_irq(64) = 0
                  msixtbl_write(0, 12, 00000000)
                  pci_msix_write(0, 12, 00000000)
                    xen_pt_msix_update_one(0) = 0
                """, story.transcript("nvme0", "request_irq(64)"));
        assertEquals("""
                free_irq(64)
                  msixtbl_write(0, 12, 00000001)
                  pci_msix_write(0, 12, 00000001)
                """, story.transcript("nvme0", "free_irq(64)"));
        assertEquals(List.of(), story.answers("xen_destroy_irq(64)"));
        story.then("nvme0", "free_msi_irqs(nvme0)").then("nvme0", "native_teardown_msi_irq(64)");
    }

    /** docs/domain.md 4.5, "Exhaustion in detail". */
    @Test
    void withTooFewPirqsTheDriverTriesWithKThenMsiThenIntx() {
        RunStory story = new OneController(2, 4, WIDE, true, 3)
                .on(Versions.of("4.11", "2.5", "4.7").with("qemu", "msi-multiple", "yes"));
        assertEquals("""
                pci_alloc_irq_vectors(nvme0, 1, 3) = 1
                  __pci_enable_msix(nvme0, 3) = 2
                    msix_capability_init(nvme0, 3) = 2
                      pci_write_config_word(0)
                        xen_pt_msixctrl_reg_write(0)
                      msix_setup_entries(3) = 0
                      xen_hvm_setup_msi_irqs(nvme0, 3, MSI-X) = -19 (-ENODEV)
                        xen_allocate_pirq_msi(0) = 25
                          PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI) = 25
                        xen_msi_compose_msg(25)
                        __pci_write_msi_msg(0, 00000000, fee19000, 0x4300)
                          pci_msix_write(0, 0, fee19000)
                          pci_msix_write(0, 4, 00000000)
                          pci_msix_write(0, 8, 00004300)
                        xen_bind_pirq_msi_to_irq(25) = 64
                        xen_allocate_pirq_msi(1) = 24
                          PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI) = 24
                        xen_msi_compose_msg(24)
                        __pci_write_msi_msg(1, 00000000, fee18000, 0x4300)
                          pci_msix_write(1, 0, fee18000)
                          pci_msix_write(1, 4, 00000000)
                          pci_msix_write(1, 8, 00004300)
                        xen_bind_pirq_msi_to_irq(24) = 65
                        xen_allocate_pirq_msi(2) = -1
                          PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI) = -28 (-ENOSPC)
                      free_msi_irqs(nvme0)
                        xen_destroy_irq(64) = -2 (-ENOENT)
                        xen_destroy_irq(65) = -2 (-ENOENT)
                  __pci_enable_msix(nvme0, 2) = -19 (-ENODEV)
                    msix_capability_init(nvme0, 2) = -19 (-ENODEV)
                      pci_write_config_word(0)
                        xen_pt_msixctrl_reg_write(0)
                      msix_setup_entries(2) = 0
                      xen_hvm_setup_msi_irqs(nvme0, 2, MSI-X) = -19 (-ENODEV)
                        xen_allocate_pirq_msi(0) = -1
                          PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI) = -28 (-ENOSPC)
                      free_msi_irqs(nvme0)
                  __pci_enable_msi_range(nvme0, 3) = -19 (-ENODEV)
                    msi_capability_init(nvme0, 3) = 1
                      pci_write_config_word(0)
                        xen_pt_msgctrl_reg_write(0)
                      xen_hvm_setup_msi_irqs(nvme0, 3, MSI) = 1
                      free_msi_irqs(nvme0)
                    msi_capability_init(nvme0, 1) = -19 (-ENODEV)
                      pci_write_config_word(0)
                        xen_pt_msgctrl_reg_write(0)
                      xen_hvm_setup_msi_irqs(nvme0, 1, MSI) = -19 (-ENODEV)
                        xen_allocate_pirq_msi(0) = -1
                          PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI) = -28 (-ENOSPC)
                      free_msi_irqs(nvme0)
                """, story.transcript("nvme0", "pci_alloc_irq_vectors(nvme0, 1, 3)"));
    }

    /** docs/domain.md 2.1, row 2. */
    @Test
    void moreVectorsThanTheTableHasAreAnsweredWithItsSize() {
        RunStory story = new OneController(32, 2, Msi.NONE, true, 3).on("4.11", "2.5", "4.7");
        assertEquals("""
                pci_alloc_irq_vectors(nvme0, 1, 3) = 2
                  __pci_enable_msix(nvme0, 3) = 2
                  __pci_enable_msix(nvme0, 2) = 0
                    msix_capability_init(nvme0, 2) = 0
                      pci_write_config_word(0)
                        xen_pt_msixctrl_reg_write(0)
                      msix_setup_entries(2) = 0
                      xen_hvm_setup_msi_irqs(nvme0, 2, MSI-X) = 0
                        xen_allocate_pirq_msi(0) = 55
                          PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI) = 55
                        xen_msi_compose_msg(55)
                        __pci_write_msi_msg(0, 00000000, fee37000, 0x4300)
                          pci_msix_write(0, 0, fee37000)
                          pci_msix_write(0, 4, 00000000)
                          pci_msix_write(0, 8, 00004300)
                        xen_bind_pirq_msi_to_irq(55) = 64
                        xen_allocate_pirq_msi(1) = 54
                          PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI) = 54
                        xen_msi_compose_msg(54)
                        __pci_write_msi_msg(1, 00000000, fee36000, 0x4300)
                          pci_msix_write(1, 0, fee36000)
                          pci_msix_write(1, 4, 00000000)
                          pci_msix_write(1, 8, 00004300)
                        xen_bind_pirq_msi_to_irq(54) = 65
                      pci_write_config_word(ENABLE|MASKALL)
                        xen_pt_msixctrl_reg_write(ENABLE|MASKALL)
                      msix_program_entries(2)
                        pci_msix_read(0, 12) = 00000001
                        pci_msix_write(0, 12, 00000001)
                        pci_msix_read(1, 12) = 00000000
                        pci_msix_write(1, 12, 00000001)
                      pci_write_config_word(ENABLE)
                        xen_pt_msixctrl_reg_write(ENABLE)
                          xen_pt_msix_update() = 0
                            xen_pt_msix_update_one(0) = 0
                              msi_msix_setup(0, 55) = 0
                                PHYSDEVOP_map_pirq(nvme0, 0, 55) = 55
                                  create_irq() = 24
                                  map_domain_pirq(55, 24) = 0
                              msi_msix_update(0, 55) = 0
                                XEN_DOMCTL_bind_pt_irq(55, 0x0, 0x3037) = 0
                            xen_pt_msix_update_one(1) = 0
                              msi_msix_setup(1, 54) = 0
                                PHYSDEVOP_map_pirq(nvme0, 1, 54) = 54
                                  create_irq() = 25
                                  map_domain_pirq(54, 25) = 0
                              msi_msix_update(1, 54) = 0
                                XEN_DOMCTL_bind_pt_irq(54, 0x0, 0x3036) = 0
                """, story.transcript("nvme0", "pci_alloc_irq_vectors(nvme0, 1, 3)"));
    }

    /** docs/domain.md 2.6. */
    @Test
    void aDeviceWithoutMsiRunsOnIntx() {
        RunStory story = new OneController(32, 0, Msi.NONE, true, 3).on("4.11", "2.5", "4.7");
        assertEquals("""
                nvme_reset_work(nvme0)
                  nvme_pci_enable(nvme0) = 0
                    pci_alloc_irq_vectors(nvme0, 1, 1) = 1
                  nvme_configure_admin_queue(nvme0) = 0
                    request_irq(32) = 0
                      startup_pirq(32) = 0
                        EVTCHNOP_bind_pirq(16) = 10
                        PHYSDEVOP_irq_status_query(16) = 0
                        set_evtchn_to_irq(10, 32) = 0
                        PHYSDEVOP_eoi(16) = 0
                      set_affinity_irq(32, 0) = 0
                        EVTCHNOP_bind_vcpu(10, 0) = 0
                  nvme_init_identify(nvme0) = 0
                    Identify = 0
                      hvm_dirq_assist(nvme0)
                        xen_evtchn_do_upcall(10, 32)
                          nvme_irq(nvme0, 0)
                          PHYSDEVOP_eoi(16) = 0
                  nvme_setup_io_queues(nvme0) = 0
                    Set Features = 0
                    free_irq(32)
                      shutdown_pirq(32)
                        EVTCHNOP_close(10) = 0
                        set_evtchn_to_irq(10, -1) = 0
                    pci_free_irq_vectors(nvme0)
                    pci_alloc_irq_vectors(nvme0, 1, 3) = 1
                    request_irq(32) = 0
                      startup_pirq(32) = 0
                        EVTCHNOP_bind_pirq(16) = 10
                        PHYSDEVOP_irq_status_query(16) = 0
                        set_evtchn_to_irq(10, 32) = 0
                        PHYSDEVOP_eoi(16) = 0
                      set_affinity_irq(32, 0) = 0
                        EVTCHNOP_bind_vcpu(10, 0) = 0
                    nvme_create_io_queues(nvme0) = 0
                      Create CQ 1 = 0
                        hvm_dirq_assist(nvme0)
                          xen_evtchn_do_upcall(10, 32)
                            nvme_irq(nvme0, 0)
                            PHYSDEVOP_eoi(16) = 0
                      Create SQ 1 = 0
                    admin command = 0
                      hvm_dirq_assist(nvme0)
                        xen_evtchn_do_upcall(10, 32)
                          nvme_irq(nvme0, 0)
                          PHYSDEVOP_eoi(16) = 0
                """, story.transcript("nvme0", "nvme_reset_work(nvme0)"));
    }

    /** docs/domain.md 2.6. */
    @Test
    void aDeviceWithNoInterruptAtAllIsRemoved() {
        RunStory story = new OneController(32, 0, Msi.NONE, false, 3).on("4.11", "2.5", "4.7");
        assertEquals("""
                nvme_reset_work(nvme0)
                  nvme_pci_enable(nvme0) = -22 (-EINVAL)
                    pci_alloc_irq_vectors(nvme0, 1, 1) = -22 (-EINVAL)
                  nvme_remove_dead_ctrl(nvme0, -22 (-EINVAL))
                """, story.transcript("nvme0", "nvme_reset_work(nvme0)"));
    }

    /** docs/domain.md 2.1, row 6. */
    @Test
    void in2637TheFirstHitEndsTheCall() {
        RunStory story = new OneController(32, 4, Msi.NONE, true, 2).on(VersionGrid.versions("2.6.37", "2.0", "4.7"));
        assertEquals("""
                pci_enable_msix(nvme0, 2) = 0
                  msix_capability_init(nvme0, 2) = 0
                    pci_write_config_word(0)
                      xen_pt_msixctrl_reg_write(0)
                    msix_setup_entries(2) = 0
                    xen_hvm_setup_msi_irqs(nvme0, 2, MSI-X) = 0
                      __read_msi_msg(0) = 00000000 / fee37000 / 4300
                        pci_msix_read(0, 0) = fee37000
                        pci_msix_read(0, 4) = 00000000
                        pci_msix_read(0, 8) = 00004300
                      xen_irq_from_pirq(55) = 66
                      xen_bind_pirq_msi_to_irq(55) = 66
                    pci_write_config_word(ENABLE|MASKALL)
                      xen_pt_msixctrl_reg_write(ENABLE|MASKALL)
                    msix_program_entries(2)
                      msixtbl_read(0, 12) = 00000001
                      msixtbl_write(0, 12, 00000001)
                      pci_msix_read(1, 12) = 00000000
                      pci_msix_write(1, 12, 00000001)
                    pci_write_config_word(ENABLE)
                      xen_pt_msixctrl_reg_write(ENABLE)
                        xen_pt_msix_update() = 0
                """, story.transcript("nvme0", "pci_enable_msix(nvme0, 2)"));
    }
}
