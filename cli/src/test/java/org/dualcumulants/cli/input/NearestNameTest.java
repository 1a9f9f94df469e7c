package org.dualcumulants.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    @Test
    void countsSlips() {
        assertEquals(0, NearestName.distance("kernel", "Kernel"));
        assertEquals(1, NearestName.distance("kernell", "kernel"));
        assertEquals(1, NearestName.distance("lenght", "length"));
        assertEquals(2, NearestName.distance("kermal", "kernel"));
        assertEquals(6, NearestName.distance("", "kernel"));
    }

    @Test
    void suggestsOnlyWhatIsNear() {
        List<String> names = List.of("drift", "kernel", "noise");
        assertEquals(Optional.of("noise"), NearestName.of("noize", names));
        assertEquals(Optional.empty(), NearestName.of("temperature", names));
    }
}
