package org.pirqscope.cli.json;

import java.util.List;
import org.pirqscope.machine.message.BitField;
import org.pirqscope.machine.message.MessageDecode;
import org.pirqscope.machine.message.MessageKind;
import org.pirqscope.machine.message.MsiMessage;
import org.pirqscope.machine.message.Word;

/** The JSON of a decoded message; {@code decode --help} documents it. */
public final class DecodeJson {

    private DecodeJson() {}

    /** One line. */
    public static String of(MessageDecode decode) {
        MsiMessage message = decode.message();
        return Json.object(json -> message(json, message)
                .put("kind", Json.word(message.kind()))
                .put("pirq", asksForPirq(message.kind()) ? Integer.toUnsignedLong(message.pirq()) : null)
                .put("decoded", Integer.toUnsignedLong(message.pirq()))
                .put("dataIsPirqData", decode.dataIsPirqData())
                .put("gflags", "0x" + Integer.toHexString(message.gflags()))
                .put(
                        "truncatedTo32Bit",
                        Integer.toUnsignedLong(message.truncatedTo32Bit().pirq()))
                .put("composition", decode.composition())
                .put("explanation", decode.explanation())
                .objects("words", decode.words(), DecodeJson::word));
    }

    /** One line: the answer of {@code encode}, whose help documents it. */
    public static String encoded(MsiMessage message, List<String> notes) {
        return Json.object(json -> {
            json.put("pirq", Integer.toUnsignedLong(message.pirq()));
            message(json, message)
                    .put("gflags", "0x" + Integer.toHexString(message.gflags()))
                    .put(
                            "truncatedTo32Bit",
                            Integer.toUnsignedLong(message.truncatedTo32Bit().pirq()))
                    .values("notes", notes.stream());
        });
    }

    /** The three words of a message. */
    static Members message(Members json, MsiMessage message) {
        return json.put("addressHi", hex(message.addressHi(), 8))
                .put("addressLo", hex(message.addressLo(), 8))
                .put("data", hex(message.data(), 4));
    }

    // Other messages have bits in the same place, but no pirq.
    private static boolean asksForPirq(MessageKind kind) {
        return kind == MessageKind.PIRQ_REQUEST || kind == MessageKind.PIRQ_ZERO;
    }

    private static void word(Members json, Word word) {
        json.put("name", word.name())
                .put("value", "0x" + word.valueText())
                .objects("fields", word.fields(), DecodeJson::field);
    }

    private static void field(Members json, BitField field) {
        json.put("bits", field.range())
                .put("name", field.name())
                .put("value", "0x" + Integer.toHexString(field.value()))
                .put("meaning", field.meaning())
                .put("partOfPirq", field.partOfPirq());
    }

    // Fixed width: the same field always has the same length.
    private static String hex(int value, int digits) {
        return ("0x%0" + digits + "x").formatted(value);
    }
}
