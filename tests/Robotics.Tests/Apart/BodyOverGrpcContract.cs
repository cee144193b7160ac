using Robotics.Brainstem;
using Robotics.Tests.Brainstem;

namespace Robotics.Tests.Apart;

/// <summary>A body keeps the same promises through gRPC.</summary>
public sealed class BodyOverGrpcContract : BodyContract, IAsyncDisposable
{
    private readonly List<BodyOverGrpc> _started = [];

    public async ValueTask DisposeAsync()
    {
        foreach (BodyOverGrpc body in _started) await body.DisposeAsync();
    }

    private protected override void AwaitCancellation() => Assert.True(_started[^1].Cancelled.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));

    private protected override (ISimulatedBody Body, FakeDriver Driver) Make()
    {
        FakeTorqueDriver driver = new();
        BodyOverGrpc body = BodyOverGrpc.StartAsync(new SimulatedServoBody(driver, new FakeArm())).GetAwaiter().GetResult();
        _started.Add(body);
        return (body, driver);
    }
}
