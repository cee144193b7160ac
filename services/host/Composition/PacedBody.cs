using Robotics.Brainstem;
using Robotics.Brainstem.Pace;
using Robotics.Host.Configuration;

namespace Robotics.Host.Composition;

/// <summary>A simulated body at the pace that is asked for, with what keeps it there.</summary>
/// <remarks>Frees the driver with the body.</remarks>
internal sealed class PacedBody : IDisposable
{
    private readonly IdleHold? _hold;

    /// <param name="driver">The simulation.</param>
    /// <param name="pace">What a second of its time is.</param>
    /// <param name="options">How the body is driven.</param>
    public PacedBody(ISimulatedDriver driver, Pace pace, ServoBodyOptions options)
    {
        if (pace == Pace.Lockstep)
        {
            Body = BrainParts.Body(driver, options);
            return;
        }

        Body = BrainParts.Body(new PacedDriver(driver, options.Clock), options);
        _hold = new IdleHold(Body, options.Clock);
    }

    public SimulatedServoBody Body { get; }

    public void Dispose()
    {
        _hold?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Body.Dispose();
    }
}
