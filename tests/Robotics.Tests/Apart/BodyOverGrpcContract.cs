using Robotics.Brainstem;
using Robotics.Tests.Brainstem;

namespace Robotics.Tests.Apart;

/// <summary>A body at a port.</summary>
public sealed class BodyOverPortContract() : BodyOverGrpcContract(onSocket: false);

/// <summary>A body at a Unix socket: commands and observations over lanes.</summary>
public sealed class BodyOverSocketContract() : BodyOverGrpcContract(onSocket: true);

/// <summary>A body keeps the same promises through gRPC.</summary>
/// <param name="onSocket">Whether over a Unix socket.</param>
public abstract class BodyOverGrpcContract(bool onSocket) : BodyContract, IAsyncDisposable
{
    private readonly List<BodyOverGrpc> _started = [];

    public async ValueTask DisposeAsync()
    {
        foreach (BodyOverGrpc body in _started) await body.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected override void AwaitCancellation() => Assert.True(_started[^1].Cancelled.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));

    private protected override (ISimulatedBody Body, FakeDriver Driver) Make()
    {
        FakeTorqueDriver driver = new();
        BodyOverGrpc body = BodyOverGrpc.StartAsync(new SimulatedServoBody(driver, new FakeArm()), onSocket).GetAwaiter().GetResult();
        _started.Add(body);
        return (body, driver);
    }
}
