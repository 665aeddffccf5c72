package org.pirqscope.report.decode;

import java.util.List;
import org.pirqscope.machine.message.MessageDecode;
import org.pirqscope.machine.message.Word;
import org.pirqscope.report.stale.StaleHitStory;
import org.pirqscope.report.words.FindingWords;

/**
 * All that the message decode view shows.
 *
 * @param words the three words as bit fields; of a word that is not read yet the value is 0 and means nothing
 * @param composition how the pirq is put together, as far as its bits are known
 * @param reading the words that are known while the guest still reads; null once {@code __pci_read_msi_msg} came back,
 * and for a message that it writes
 * @param conditions {@code data == XEN_PIRQ_MSI_DATA (0x4300)} and {@code xen_irq_from_pirq(pirq) >= 0}, in the order
 * in which the kernel tests them
 * @param outcome what follows from the two, in one sentence
 * @param story of the stale hit that this message led to; null where there is none
 */
public record Decode(
        HandledMessage handled,
        MessageDecode words,
        String composition,
        MessageReading reading,
        List<Condition> conditions,
        String outcome,
        StaleHitStory story) {

    /** Whether a stale pirq was re-used here. */
    public boolean stale() {
        return story != null;
    }

    /** Which message it is, and where it was handled. */
    public String headline() {
        return reading == null ? handled.headline() : handled.headlineOfRead(reading.begun());
    }

    /** Whether the value of the word of that name is known. */
    public boolean knows(Word word) {
        return reading == null
                || reading.words().keySet().stream()
                        .anyMatch(register -> register.label().equals(word.name()));
    }

    /** Whether the current step asks for that word or answers it. */
    public boolean reads(Word word) {
        return reading != null && reading.now() != null && reading.now().label().equals(word.name());
    }

    /** The sentence of the stale hit; empty where there is none. */
    public String alarm() {
        return story == null ? "" : FindingWords.sentence(story.hit());
    }
}
