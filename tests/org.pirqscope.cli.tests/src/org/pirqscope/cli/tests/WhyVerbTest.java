package org.pirqscope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhyVerbTest {

    @Test
    void aMappedPirqIsFollowedToWhoFreedIt() {
        Shell shell = Shell.run("why", "stale-pirq", "pirq:55", "--step", "258");

        assertEquals(0, shell.code());
        assertEquals("", shell.err());
        assertEquals("""
                pirq 55 irq = 24 after step 258
                also: emuirq = IRQ_PT since step 210, evtchn = 10 since step 210, bound = yes since step 196, gflags
                = 0x3037 since step 196
                    191 nvme1 xen    map_domain_pirq(55, 24) = 0  /* changed it */
                                     ~ pirq 55: irq PIRQ_ALLOCATED -> 24
                    186 nvme1 qemu   msi_msix_setup(0, 55)  /* asked for it */
                    182 nvme1 guest  pci_write_config_word(ENABLE)  /* asked for it */
                    137 nvme1 guest  pci_alloc_irq_vectors(nvme1, 1, 1)  /* asked for it */
                    136 nvme1 driver nvme_pci_enable(nvme1)  /* asked for it */
                    163 nvme1 qemu   pci_msix_write(0, 0, fee37000)  /* left the value there */
                                     ~ nvme1 entry 0: address_lo 00000000 -> fee37000
                    161 nvme1 guest  __pci_write_msi_msg(0, 00000000, fee37000, 0x4300)  /* asked for it */
                    158 nvme1 guest  xen_allocate_pirq_msi(0) = 55  /* answered the number */
                    157 nvme1 xen    PHYSDEVOP_get_free_pirq(MAP_PIRQ_TYPE_MSI) = 55  /* answered the number */
                                     ~ pirq 55: irq 0 -> PIRQ_ALLOCATED
                    124 nvme0 xen    PHYSDEVOP_unmap_pirq(55) = 0  /* freed the number */
                                     ~ pirq 55: irq 24 -> 0
                    120 nvme0 qemu   msi_msix_disable(55)  /* asked for it */
                    117 nvme0 guest  pci_write_config_word(0)  /* asked for it */
                    113 nvme0 guest  pci_free_irq_vectors(nvme0)  /* asked for it */
                    102 nvme0 driver nvme_setup_io_queues(nvme0)  /* asked for it */
                """, shell.out());
    }

    @Test
    void ofTheReusedPirqCameTheRefusedBind() {
        String out = Shell.run("why", "stale-pirq", "irq:65", "--step", "318", "--later")
                .out();
        assertTrue(
                out.endsWith("\nwhat came of it:\n    326 nvme0 xen    EVTCHNOP_bind_pirq(55) = -17 (-EEXIST)\n"), out);
    }

    @Test
    void jsonHasTheSameChain() {
        JsonObject json = JsonParser.parseString(Shell.run("why", "stale-pirq", "--step", "326", "--json", "--later")
                        .out())
                .getAsJsonObject();
        JsonArray chain = json.getAsJsonArray("chain");
        JsonObject first = chain.get(0).getAsJsonObject();
        assertEquals(
                "EVTCHNOP_bind_pirq(55) = -17 (-EEXIST)", json.get("subject").getAsString());
        assertTrue(json.get("value").isJsonNull());
        assertEquals(326, first.get("step").getAsInt());
        assertEquals("called", first.get("because").getAsString());
        assertEquals("xen", first.get("layer").getAsString());
        assertTrue(chain.asList().stream()
                .map(each -> each.getAsJsonObject())
                .anyMatch(each -> each.get("because").getAsString().equals("meanwhile")
                        && each.get("effect").getAsString().equals("pirq 55: irq 24 -> 0")));
        assertEquals(0, json.getAsJsonArray("later").size());
    }

    @Test
    void whatHasNotChangedYetSaysSo() {
        Shell shell = Shell.run("why", "stale-pirq", "entry:nvme0/1.qemu-pirq", "--step", "5");
        assertEquals(0, shell.code());
        assertEquals("nvme0 entry 1 QEMU pirq: no step up to 5 changes it\n", shell.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pirq:955            | nothing in this run changes pirq 955
            pirq:55.x           | this run changes no "x" of pirq 55; expected one of irq, emuirq, evtchn, bound, gflags
            pirq:               | "pirq:": expected a number after the colon or slash, up to nine digits
            pirq:-1             | "pirq:-1": expected a number after the colon or slash, up to nine digits
            entry:nvme0         | "entry:nvme0": expected a slash and the number of the entry after the device's name
            entry:nvme7/0       | "entry:nvme7/0": expected one of the devices nvme0, nvme1
            device:             | "device:": expected one of the devices nvme0, nvme1
            """)
    void otherSubjectsAreRefused(String subject, String sentence) {
        Shell shell = Shell.run("why", "stale-pirq", subject);
        assertEquals(2, shell.code());
        assertEquals("pirqscope: " + sentence + "\n", shell.err());
        assertEquals("", shell.out());
    }

    @Test
    void aQuestionHasASubjectOrAStep() {
        Shell shell = Shell.run("why", "stale-pirq");
        assertEquals(2, shell.code());
        assertTrue(shell.err().contains("--step missing"), shell.err());
        assertEquals(2, Shell.run("why", "stale-pirq", "--step", "9999").code());
        assertEquals(2, Shell.run("why", "stale-pirq", "gvec:1").code());
    }
}
