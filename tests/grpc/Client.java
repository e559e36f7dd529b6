import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** grpc-java, with a retry policy: it waits as an error declares, and stops where that says so. */
class Client {
    static final Map<String, ?> POLICY =
            Map.of(
                    "maxAttempts", 3.0,
                    "initialBackoff", "0.01s",
                    "maxBackoff", "0.01s",
                    "backoffMultiplier", 1.0,
                    "retryableStatusCodes", List.of("UNAVAILABLE"));

    static final Map<String, ?> CONFIG =
            Map.of(
                    "methodConfig",
                    List.of(
                            Map.of(
                                    "name", List.of(Map.of("service", "shop.Shop")),
                                    "retryPolicy", POLICY)));

    /** Messages are of no bytes. */
    static final MethodDescriptor.Marshaller<String> EMPTY =
            new MethodDescriptor.Marshaller<>() {
                public InputStream stream(String value) {
                    return new ByteArrayInputStream(new byte[0]);
                }

                public String parse(InputStream stream) {
                    return "";
                }
            };

    public static void main(String[] args) {
        ManagedChannel channel =
                ManagedChannelBuilder.forAddress("127.0.0.1", Integer.parseInt(args[0]))
                        .usePlaintext()
                        .enableRetry()
                        .defaultServiceConfig(CONFIG)
                        .build();
        check(channel, "WarmUp", "attempt 3", 0, 5);
        double waited = check(channel, "Busy", "attempt 3", 1, 5);
        check(channel, "Closed", "attempt 1", 0, 5);
        check(channel, "Hiccup", "attempt 3", 0, 1);
        channel.shutdownNow();
        System.out.printf(
                "grpc-java waits as declared (%.2f s of 1 s), and stops where it is told to%n", waited);
    }

    /** Calls, and returns how long it took, in seconds. */
    static double check(ManagedChannel channel, String name, String said, double least, double most) {
        MethodDescriptor<String, String> method =
                MethodDescriptor.<String, String>newBuilder(EMPTY, EMPTY)
                        .setType(MethodDescriptor.MethodType.UNARY)
                        .setFullMethodName("shop.Shop/" + name)
                        .build();
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS);
        long start = System.nanoTime();
        try {
            ClientCalls.blockingUnaryCall(channel, method, options, "");
        } catch (StatusRuntimeException error) {
            double seconds = (System.nanoTime() - start) / 1e9;
            String description = error.getStatus().getDescription();
            if (said.equals(description) && least <= seconds && seconds < most) {
                return seconds;
            }
            throw new AssertionError(name + ": " + description + " after " + seconds + " s");
        }
        throw new AssertionError("no call succeeds");
    }
}
