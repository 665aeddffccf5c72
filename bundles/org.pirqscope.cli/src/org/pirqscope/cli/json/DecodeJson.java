package org.pirqscope.cli.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
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
        return Json.object(json -> members(json, decode));
    }

    static void members(JsonWriter json, MessageDecode decode) throws IOException {
        message(json, decode.message());
        json.name("kind").value(Json.word(decode.message().kind()));
        json.name("pirq");
        if (asksForPirq(decode.message().kind())) {
            json.value(Integer.toUnsignedLong(decode.message().pirq()));
        } else {
            json.nullValue();
        }
        json.name("decoded").value(Integer.toUnsignedLong(decode.message().pirq()));
        json.name("dataIsPirqData").value(decode.dataIsPirqData());
        json.name("gflags").value("0x" + Integer.toHexString(decode.message().gflags()));
        json.name("truncatedTo32Bit")
                .value(Integer.toUnsignedLong(
                        decode.message().truncatedTo32Bit().pirq()));
        json.name("composition").value(decode.composition());
        json.name("explanation").value(decode.explanation());
        words(json, decode);
    }

    /** The three words of a message. */
    static void message(JsonWriter json, MsiMessage message) throws IOException {
        json.name("addressHi").value(hex(message.addressHi(), 8));
        json.name("addressLo").value(hex(message.addressLo(), 8));
        json.name("data").value(hex(message.data(), 4));
    }

    // Other messages have bits in the same place, but no pirq.
    private static boolean asksForPirq(MessageKind kind) {
        return kind == MessageKind.PIRQ_REQUEST || kind == MessageKind.PIRQ_ZERO;
    }

    private static void words(JsonWriter json, MessageDecode decode) throws IOException {
        json.name("words").beginArray();
        for (Word word : decode.words()) {
            json.beginObject().name("name").value(word.name()).name("value").value("0x" + word.valueText());
            json.name("fields").beginArray();
            for (BitField field : word.fields()) {
                field(json, field);
            }
            json.endArray().endObject();
        }
        json.endArray();
    }

    private static void field(JsonWriter json, BitField field) throws IOException {
        json.beginObject().name("bits").value(field.range()).name("name").value(field.name());
        json.name("value")
                .value("0x" + Integer.toHexString(field.value()))
                .name("meaning")
                .value(field.meaning());
        json.name("partOfPirq").value(field.partOfPirq()).endObject();
    }

    // Fixed width: the same field always has the same length.
    static String hex(int value, int digits) {
        String bare = Integer.toHexString(value);
        return "0x" + "0".repeat(Math.max(0, digits - bare.length())) + bare;
    }
}
