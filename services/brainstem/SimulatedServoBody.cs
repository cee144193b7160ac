using System.Text;
using Robotics.Brainstem.Authority;
using Robotics.Brainstem.Servo;

namespace Robotics.Brainstem;

/// <summary>A <see cref="ServoBody"/> over a simulator: its whole state, the brainstem's part included, can be saved, put back and forked.</summary>
/// <remarks>
/// Thread-safe; Save, Restore and Fork wait for a running chunk to end. A latched stop is the operator's and no part of a state: restoring does not
/// end it, and a fork starts without. A restored lease counts again, but numbers of later grants never come twice.
/// </remarks>
public sealed class SimulatedServoBody : ISimulatedBody, IDisposable
{
    private const int FormatVersion = 2;

    private readonly ISimulatedDriver _driver;
    private readonly IRobotModel? _model;
    private readonly ServoBodyOptions? _options;
    private readonly ServoBody _body;

    /// <inheritdoc cref="ServoBody(IRobotDriver, IRobotModel, ServoBodyOptions)"/>
    public SimulatedServoBody(ISimulatedDriver driver, IRobotModel? model, ServoBodyOptions? options = null)
        : this(driver, model, options, ServoBody.AuthorityOf(options))
    {
    }

    private SimulatedServoBody(ISimulatedDriver driver, IRobotModel? model, ServoBodyOptions? options, CommandAuthority authority)
    {
        if (options is { RealTime: true }) throw RoboticsException.Invalid("Real time of a simulated body whose state can be saved", true, "false: its time is the simulator's");
        (_driver, _model, _options) = (driver, model, options);
        _body = new ServoBody(driver, model, options, authority);
    }

    public BodyDescription Description => _body.Description;

    /// <summary>The last epoch granted so far.</summary>
    public long LastEpoch => _body.Authority.LastGranted;

    /// <inheritdoc cref="ServoBody.RuleCounts"/>
    public ImmutableArray<RuleCount> RuleCounts => _body.RuleCounts;

    internal ServoBody Over => _body;

    public ValueTask<Observation> ObserveAsync(ObservationRequest what, CancellationToken ct) => _body.ObserveAsync(what, ct);

    public ValueTask<ChunkOutcome> ExecuteAsync(CommandLease lease, ActionChunk chunk, CancellationToken ct) => _body.ExecuteAsync(lease, chunk, ct);

    /// <inheritdoc cref="ServoBody.Latch"/>
    public StopState Latch(StopRequest request) => _body.Latch(request);

    public ValueTask<StopState> StopAsync(StopRequest request, CancellationToken ct) => _body.StopAsync(request, ct);

    public ValueTask<CommandLease> AcquireAsync(LeaseRequest request, CancellationToken ct) => _body.AcquireAsync(request, ct);

    public ValueTask ReleaseAsync(CommandLease lease, CancellationToken ct) => _body.ReleaseAsync(lease, ct);

    public ValueTask RevokeAsync(string holder, CancellationToken ct) => _body.RevokeAsync(holder, ct);

    public ValueTask RenewAsync(CommandLease lease, bool pauses) => _body.RenewAsync(lease, pauses);

    public ValueTask<StopState> ResetStopAsync(string by, CancellationToken ct) => _body.ResetStopAsync(by, ct);

    /// <inheritdoc cref="ServoBody.Report"/>
    public void Report(string sensor, double raw) => _body.Report(sensor, raw);

    public SimulatedState Save()
    {
        SimulatedState? saved = null;
        _body.BetweenChunks((loop, sequences) =>
        {
            SimulatedState driver = _driver.Save();
            using MemoryStream stream = new();
            using (BinaryWriter writer = new(stream, Encoding.UTF8, leaveOpen: true))
            {
                CommandLease lease = _body.Authority.Current;
                writer.Write(FormatVersion);
                writer.Write(driver.Bytes.Length);
                writer.Write(driver.Bytes.Span);
                writer.Write(lease.Holder);
                writer.Write(lease.Epoch);
                Exchange(StateExchange.Into(writer), loop, sequences);
            }

            saved = new(driver.Model, stream.ToArray());
        });
        return saved!;
    }

    public void Restore(SimulatedState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _body.BetweenChunks((loop, sequences) => _body.Authority.Restore(Load(state, loop, sequences)));
    }

    public ISimulatedBody Fork()
    {
        SimulatedServoBody? fork = null;
        SimulatedState state = Save();
        _body.BetweenChunks((_, _) => fork = new(_driver.Fork(), _model?.Fork(), _options, new CommandAuthority(_body.Authority.LastGranted)));
        fork!._body.BetweenChunks((loop, sequences) => fork.Load(state, loop, sequences));
        return fork;
    }

    public void Dispose()
    {
        _body.Dispose();
        (_driver as IDisposable)?.Dispose();
        (_model as IDisposable)?.Dispose();
    }

    private static void Exchange(StateExchange state, ServoLoop loop, SequenceBook sequences)
    {
        loop.Exchange(state);
        sequences.Exchange(state);
    }

    /// <summary>Puts the state back, all but the lease, which it returns. The driver checks that the state is its own.</summary>
    private CommandLease Load(SimulatedState state, ServoLoop loop, SequenceBook sequences)
    {
        using MemoryStream stream = new(state.Bytes.ToArray());
        using BinaryReader reader = new(stream, Encoding.UTF8);
        try
        {
            int version = reader.ReadInt32();
            if (version != FormatVersion) throw RoboticsException.Invalid("The version of the saved state", version, $"{FormatVersion}");
            _driver.Restore(new(state.Model, reader.ReadBytes(reader.ReadInt32())));
            CommandLease lease = new(reader.ReadString(), reader.ReadInt64());
            Exchange(StateExchange.From(reader), loop, sequences);
            loop.AfterRestore();
            return lease;
        }
        catch (EndOfStreamException e)
        {
            throw new RoboticsException(ErrorCode.InvalidArgument, $"The saved state is cut off after {state.Bytes.Length} bytes.", e);
        }
    }
}
