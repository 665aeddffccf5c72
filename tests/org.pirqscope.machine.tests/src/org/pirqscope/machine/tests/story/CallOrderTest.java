package org.pirqscope.machine.tests.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pirqscope.machine.tests.story.OneController.NARROW;
import static org.pirqscope.machine.tests.story.OneController.WIDE;

import org.junit.jupiter.api.Test;
import org.pirqscope.machine.scenario.Controller.Msi;
import org.pirqscope.machine.version.Versions;

/**
 * The call sequences of docs/domain.md 2.1, 2.2 and 2.5: every call of every layer with its answer, in order. The
 * section is named at each.
 */
class CallOrderTest {

    /** docs/domain.md 2.1, rows 1 to 15. */
    @Test
    void theFirstSetupOfMsixReadsAllocatesWritesAndMapsWhenMaskallIsCleared() {
        RunStory story = new OneController(32, 4, Msi.NONE, true, 2).on("4.10", "2.5", "4.7");
        assertEquals("""
                pci_alloc_irq_vectors(nvme0, 1, 1) = 1
                  __pci_enable_msix(nvme0, 1) = 0
                    msix_capability_init(nvme0, 1) = 0
                      pci_write_config_word(0)
                        xen_pt_msixctrl_reg_write(0)
                      msix_setup_entries(1) = 0
                      xen_hvm_setup_msi_irqs(nvme0, 1, MSI-X) = 0
                        __pci_read_msi_msg(0) = 00000000 / 00000000 / 0000
                          pci_msix_read(0, 0) = 00000000
                          pci_msix_read(0, 4) = 00000000
                          pci_msix_read(0, 8) = 00000000
                        xen_allocate_pirq_msi(0) = 55
                          PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI) = 55
                        xen_msi_compose_msg(55)
                        __pci_write_msi_msg(0, 00000000, fee37000, 0x4300)
                          pci_msix_write(0, 0, fee37000)
                          pci_msix_write(0, 4, 00000000)
                          pci_msix_write(0, 8, 00004300)
                        xen_bind_pirq_msi_to_irq(55) = 64
                      pci_write_config_word(ENABLE|MASKALL)
                        xen_pt_msixctrl_reg_write(ENABLE|MASKALL)
                      msix_program_entries(1)
                        pci_msix_read(0, 12) = 00000000
                        pci_msix_write(0, 12, 00000001)
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
                """, story.transcript("nvme0", "pci_alloc_irq_vectors(nvme0, 1, 1)"));
    }

    /** docs/domain.md 2.1, rows 16 to 20; 2.5, rows 1 and 2. */
    @Test
    void anIrqIsRequestedUsedAndFreed() {
        RunStory story = new OneController(32, 4, Msi.NONE, true, 2).on("4.10", "2.5", "4.7");
        assertEquals("""
                request_irq(64) = 0
                  startup_pirq(64) = 0
                    EVTCHNOP_bind_pirq(55) = 10
                    PHYSDEVOP_irq_status_query(55) = 0
                    set_evtchn_to_irq(10, 64) = 0
                    PHYSDEVOP_eoi(55) = 0
                  set_affinity_irq(64, 0) = 0
                    EVTCHNOP_bind_vcpu(10, 0) = 0
                """, story.transcript("nvme0", "request_irq(64)"));
        assertEquals("""
                nvme_init_identify(nvme0) = 0
                  Identify = 0
                    hvm_dirq_assist(nvme0, 0)
                      xen_evtchn_do_upcall(10, 64)
                        PHYSDEVOP_eoi(55) = 0
                        nvme_irq(nvme0, 0)
                """, story.transcript("nvme0", "nvme_init_identify(nvme0)"));
        assertEquals("""
                free_irq(64)
                  shutdown_pirq(64)
                    EVTCHNOP_close(10) = 0
                    set_evtchn_to_irq(10, -1) = 0
                """, story.transcript("nvme0", "free_irq(64)"));
    }

    /** docs/domain.md 2.5, rows 3 to 7; fact 9. */
    @Test
    void aTeardownUnmapsInsideTheConfigWriteBeforeTheIrqIsDestroyed() {
        RunStory story = new OneController(32, 4, Msi.NONE, true, 2).on("4.10", "2.5", "4.7");
        assertEquals("""
                pci_free_irq_vectors(nvme0)
                  pci_msix_shutdown(nvme0)
                    msixtbl_write(0, 12, 00000001)
                    pci_write_config_word(0)
                      xen_pt_msixctrl_reg_write(0)
                        xen_pt_msix_disable()
                          msi_msix_disable(55) = 0
                            XEN_DOMCTL_unbind_pt_irq(55) = 0
                            PHYSDEVOP_unmap_pirq(55) = 0
                  free_msi_irqs(nvme0)
                    xen_destroy_irq(64) = -2 (-ENOENT)
                """, story.transcript("nvme0", "pci_free_irq_vectors(nvme0)"));
    }

    /** docs/domain.md fact 8. */
    @Test
    void theSecondSetupReadsItsOldMessageAndFindsNoOwnerForIt() {
        RunStory story = new OneController(32, 4, Msi.NONE, true, 2).on("4.10", "2.5", "4.7");
        assertEquals("""
                pci_alloc_irq_vectors(nvme0, 1, 2) = 2
                  __pci_enable_msix(nvme0, 2) = 0
                    msix_capability_init(nvme0, 2) = 0
                      pci_write_config_word(0)
                        xen_pt_msixctrl_reg_write(0)
                      msix_setup_entries(2) = 0
                      xen_hvm_setup_msi_irqs(nvme0, 2, MSI-X) = 0
                        __pci_read_msi_msg(0) = 00000000 / fee37000 / 4300
                          pci_msix_read(0, 0) = fee37000
                          pci_msix_read(0, 4) = 00000000
                          pci_msix_read(0, 8) = 00004300
                        xen_irq_from_pirq(55) = -1
                        xen_allocate_pirq_msi(0) = 55
                          PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI) = 55
                        xen_msi_compose_msg(55)
                        __pci_write_msi_msg(0, 00000000, fee37000, 0x4300)
                          pci_msix_write(0, 0, fee37000)
                          pci_msix_write(0, 4, 00000000)
                          pci_msix_write(0, 8, 00004300)
                        xen_bind_pirq_msi_to_irq(55) = 64
                        __pci_read_msi_msg(1) = 00000000 / 00000000 / 0000
                          pci_msix_read(1, 0) = 00000000
                          pci_msix_read(1, 4) = 00000000
                          pci_msix_read(1, 8) = 00000000
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
                """, story.transcript("nvme0", "pci_alloc_irq_vectors(nvme0, 1, 2)"));
    }

    /** docs/domain.md 1.1; 2.1, end. */
    @Test
    void from514TheGuestEnablesFirstAndWritesData0700() {
        RunStory story = new OneController(32, 4, Msi.NONE, true, 1).on("5.18", "2.6", "4.17");
        assertEquals("""
                pci_alloc_irq_vectors(nvme0, 1, 1) = 1
                  __pci_enable_msix(nvme0, 1) = 0
                    msix_capability_init(nvme0, 1) = 0
                      pci_write_config_word(ENABLE|MASKALL)
                        xen_pt_msixctrl_reg_write(ENABLE|MASKALL)
                      msix_setup_entries(1) = 0
                      xen_hvm_setup_msi_irqs(nvme0, 1, MSI-X) = 0
                        xen_allocate_pirq_msi(0) = 55
                          PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI) = 55
                        xen_msi_compose_msg(55)
                        __pci_write_msi_msg(0, 00000000, fee37000, 0x700)
                          pci_msix_write(0, 0, fee37000)
                          pci_msix_write(0, 4, 00000000)
                          pci_msix_write(0, 8, 00000700)
                        xen_bind_pirq_msi_to_irq(55) = 64
                      pci_write_config_word(ENABLE)
                        xen_pt_msixctrl_reg_write(ENABLE)
                          xen_pt_msix_update() = 0
                            xen_pt_msix_update_one(0) = 0
                              msi_msix_setup(0, 55) = 0
                                PHYSDEVOP_map_pirq(nvme0, 0, 55) = 55
                                  create_irq() = 24
                                  map_domain_pirq(55, 24) = 0
                              msi_msix_update(0, 55) = 0
                                XEN_DOMCTL_bind_pt_irq(55, 0x0, 0x7037) = 0
                """, story.transcript("nvme0", "pci_alloc_irq_vectors(nvme0, 1, 1)"));
    }

    /** docs/domain.md 2.2. */
    @Test
    void msiIsMappedByEnable() {
        RunStory story = new OneController(32, 0, WIDE, true, 2)
                .on(Versions.of("4.10", "2.5", "4.7").with("qemu", "msi-multiple", "yes"));
        assertEquals("""
                pci_alloc_irq_vectors(nvme0, 1, 1) = 1
                  __pci_enable_msi_range(nvme0, 1) = 1
                    msi_capability_init(nvme0, 1) = 0
                      pci_write_config_word(0)
                        xen_pt_msgctrl_reg_write(0)
                      xen_hvm_setup_msi_irqs(nvme0, 1, MSI) = 0
                        __pci_read_msi_msg(0) = 00000000 / 00000000 / 0000
                          xen_pt_pci_read_config(0x4) = 00000000
                          xen_pt_pci_read_config(0x8) = 00000000
                          xen_pt_pci_read_config(0xc) = 00000000
                        xen_allocate_pirq_msi(0) = 55
                          PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI) = 55
                        xen_msi_compose_msg(55)
                        __pci_write_msi_msg(0, 00000000, fee37000, 0x4300)
                          xen_pt_msgctrl_reg_write(0)
                          xen_pt_msgaddr32_reg_write(fee37000)
                          xen_pt_msgaddr64_reg_write(00000000)
                          xen_pt_msgdata_reg_write(00004300)
                        xen_bind_pirq_msi_to_irq(55) = 64
                      pci_write_config_word(ENABLE)
                        xen_pt_msgctrl_reg_write(ENABLE)
                          xen_pt_msi_setup() = 0
                            msi_msix_setup(0, 55) = 0
                              PHYSDEVOP_map_pirq(nvme0, 0, 55) = 55
                                create_irq() = 24
                                map_domain_pirq(55, 24) = 0
                          xen_pt_msi_update() = 0
                            msi_msix_update(0, 55) = 0
                              XEN_DOMCTL_bind_pt_irq(55, 0x0, 0x3037) = 0
                """, story.transcript("nvme0", "pci_alloc_irq_vectors(nvme0, 1, 1)"));
    }

    /** docs/domain.md 2.5. */
    @Test
    void msiIsUnmappedByTheDisable() {
        RunStory story = new OneController(32, 0, WIDE, true, 2)
                .on(Versions.of("4.10", "2.5", "4.7").with("qemu", "msi-multiple", "yes"));
        assertEquals("""
                pci_free_irq_vectors(nvme0)
                  pci_msi_shutdown(nvme0)
                    pci_write_config_word(0)
                      xen_pt_msgctrl_reg_write(0)
                        xen_pt_msi_disable()
                          msi_msix_disable(55) = 0
                            XEN_DOMCTL_unbind_pt_irq(55) = 0
                            PHYSDEVOP_unmap_pirq(55) = 0
                  free_msi_irqs(nvme0)
                    xen_destroy_irq(64) = -2 (-ENOENT)
                """, story.transcript("nvme0", "pci_free_irq_vectors(nvme0)"));
    }

    /** docs/domain.md 2.2. */
    @Test
    void moreThanOneMsiVectorIsRefusedWithOne() {
        RunStory story = new OneController(32, 0, WIDE, true, 2)
                .on(Versions.of("4.10", "2.5", "4.7").with("qemu", "msi-multiple", "yes"));
        assertEquals("""
                pci_alloc_irq_vectors(nvme0, 1, 2) = 1
                  __pci_enable_msi_range(nvme0, 2) = 1
                    msi_capability_init(nvme0, 2) = 1
                      pci_write_config_word(0)
                        xen_pt_msgctrl_reg_write(0)
                      xen_hvm_setup_msi_irqs(nvme0, 2, MSI) = 1
                      free_msi_irqs(nvme0)
                    msi_capability_init(nvme0, 1) = 0
                      pci_write_config_word(0)
                        xen_pt_msgctrl_reg_write(0)
                      xen_hvm_setup_msi_irqs(nvme0, 1, MSI) = 0
                        __pci_read_msi_msg(0) = 00000000 / fee37000 / 4300
                          xen_pt_pci_read_config(0x4) = fee37000
                          xen_pt_pci_read_config(0x8) = 00000000
                          xen_pt_pci_read_config(0xc) = 00004300
                        xen_irq_from_pirq(55) = -1
                        xen_allocate_pirq_msi(0) = 55
                          PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI) = 55
                        xen_msi_compose_msg(55)
                        __pci_write_msi_msg(0, 00000000, fee37000, 0x4300)
                          xen_pt_msgctrl_reg_write(0)
                          xen_pt_msgaddr32_reg_write(fee37000)
                          xen_pt_msgaddr64_reg_write(00000000)
                          xen_pt_msgdata_reg_write(00004300)
                        xen_bind_pirq_msi_to_irq(55) = 64
                      pci_write_config_word(ENABLE)
                        xen_pt_msgctrl_reg_write(ENABLE)
                          xen_pt_msi_setup() = 0
                            msi_msix_setup(0, 55) = 0
                              PHYSDEVOP_map_pirq(nvme0, 0, 55) = 55
                                create_irq() = 24
                                map_domain_pirq(55, 24) = 0
                          xen_pt_msi_update() = 0
                            msi_msix_update(0, 55) = 0
                              XEN_DOMCTL_bind_pt_irq(55, 0x0, 0x3037) = 0
                """, story.transcript("nvme0", "pci_alloc_irq_vectors(nvme0, 1, 2)"));
    }

    /** docs/domain.md 2.2; 4.5, K2 left. */
    @Test
    void onQemu20AnMsiDisableUnmapsNothingAndTheNextAddressRebindsTheOldPirq() {
        RunStory story = new OneController(32, 0, NARROW, true, 1).on("4.11", "2.0", "4.7");
        assertEquals("""
                pci_free_irq_vectors(nvme0)
                  pci_msi_shutdown(nvme0)
                    pci_write_config_word(0)
                      xen_pt_msgctrl_reg_write(0)
                    xen_pt_pci_write_config(0xc, 00000000)
                  free_msi_irqs(nvme0)
                    xen_destroy_irq(64) = -2 (-ENOENT)
                """, story.transcript("nvme0", "pci_free_irq_vectors(nvme0)"));
        assertEquals("""
                pci_alloc_irq_vectors(nvme0, 1, 1) = 1
                  __pci_enable_msi_range(nvme0, 1) = 1
                    msi_capability_init(nvme0, 1) = 0
                      pci_write_config_word(0)
                        xen_pt_msgctrl_reg_write(0)
                      xen_pt_pci_read_config(0xc) = 00000000
                      xen_pt_pci_write_config(0xc, 00000001)
                      xen_hvm_setup_msi_irqs(nvme0, 1, MSI) = 0
                        xen_allocate_pirq_msi(0) = 54
                          PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI) = 54
                        xen_msi_compose_msg(54)
                        __pci_write_msi_msg(0, 00000000, fee36000, 0x4300)
                          xen_pt_msgctrl_reg_write(0)
                          xen_pt_msgaddr32_reg_write(fee36000)
                            xen_pt_msi_update() = 0
                              msi_msix_update(0, 55) = 0
                                XEN_DOMCTL_bind_pt_irq(55, 0x0, 0x3036) = 0
                          xen_pt_msgdata_reg_write(00004300)
                        xen_bind_pirq_msi_to_irq(54) = 64
                      pci_write_config_word(ENABLE)
                        xen_pt_msgctrl_reg_write(ENABLE)
                """, story.transcript("nvme0", "pci_alloc_irq_vectors(nvme0, 1, 1)"));
    }
}
