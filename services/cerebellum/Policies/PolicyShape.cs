using Robotics.Cerebellum.Policies.Files;

namespace Robotics.Cerebellum.Policies;

/// <summary>A policy file held against a body: what it really takes and gives, checked once.</summary>
internal sealed class PolicyShape
{
    /// <exception cref="RoboticsException">
    /// Unsupported: made for another robot, or the body takes no such actions. InvalidArgument: horizons, statistics or pictures that do not fit.
    /// UnknownName: no such state component.
    /// </exception>
    public PolicyShape(string name, string origin, PolicyFile file, BodyDescription body)
    {
        File = file;
        if (file.Embodiment != body.RobotName)
            throw new RoboticsException(ErrorCode.Unsupported, $"Policy {name} was made for the robot {file.Embodiment}; this is {body.RobotName}.");
        ActionFile actions = file.Actions;
        ActionSpace space = body.ActionSpaces.FirstOrDefault(Fits)
            ?? throw new RoboticsException(
                ErrorCode.Unsupported,
                $"Policy {name} commands {actions.Kind} in {actions.Frame} every {actions.PeriodSeconds} s, scale [{string.Join(' ', actions.Scale)}]; {body.RobotName} takes "
                + $"{string.Join(", ", body.ActionSpaces.Select(s => $"{s.Kind} in {s.Frame} every {s.Period.TotalSeconds} s, scale [{string.Join(' ', s.Scale)}]"))}.");
        if (actions.Horizon < 1) throw RoboticsException.Invalid($"The horizon of policy {name}", actions.Horizon, "1 or more");
        actions.Normalization.Check($"the actions of policy {name}", space.Dimension);
        if (actions.GripperOpen == actions.GripperClosed) throw RoboticsException.Invalid($"The gripper of policy {name}", actions.GripperOpen, "another number open than closed");
        if (file.State is { } state)
        {
            State = new StateVector(state.Components, body);
            state.Normalization.Check($"the state of policy {name}", State.Length);
        }

        Description = new PolicyDescription
        {
            Name = name,
            Space = space,
            Horizon = actions.Horizon,
            ExecutionHorizon = actions.ExecutionHorizon,
            Pictures = [.. file.Pictures.Select(p => p.Checked())],
            Verbs = file.Verbs,
            KeepsFrozenRows = file.Graphs.Any(g => g.Denoising is not null),
            Origin = origin,
        };

        bool Fits(ActionSpace s) => s.Kind == actions.Kind && s.Frame == actions.Frame && Math.Abs(s.Period.TotalSeconds - actions.PeriodSeconds) < 1e-9
            && (actions.Scale.IsEmpty || actions.Scale.AsSpan().SequenceEqual(s.Scale.AsSpan()));
    }

    public PolicyFile File { get; }

    public PolicyDescription Description { get; }

    /// <summary>Null when the policy takes no proprioception.</summary>
    public StateVector? State { get; }

    /// <summary>The answer's numbers to actions of the body, in place.</summary>
    /// <exception cref="RoboticsException">CommandRejected: a number is not finite.</exception>
    public void Decode(Span<double> rows)
    {
        ActionFile actions = File.Actions;
        int dimension = Description.Space.Dimension;
        for (int i = 0; i < rows.Length; i++)
        {
            if (double.IsFinite(rows[i])) continue;
            throw new RoboticsException(
                ErrorCode.CommandRejected, $"Policy {Description.Name} answered {rows[i]} as number {i % dimension} of row {i / dimension} of '{actions.Name}'; allowed: finite numbers.");
        }

        actions.Normalization.Undo(rows);
        for (int i = dimension - 1; i < rows.Length; i += dimension)
        {
            double closed = (2 * (rows[i] - actions.GripperOpen) / (actions.GripperClosed - actions.GripperOpen)) - 1;
            rows[i] = actions.GripperBinary ? (closed > 0 ? 1 : -1) : Math.Clamp(closed, -1, 1);
        }
    }

    /// <summary>The frame of a picture in an observation.</summary>
    /// <exception cref="RoboticsException">InvalidArgument: it is not there.</exception>
    public CameraFrame Frame(Observation now, int picture)
    {
        PolicyPicture wanted = Description.Pictures[picture];
        foreach (CameraFrame frame in now.Frames)
        {
            if (frame.Camera == wanted.Camera && frame.Width == wanted.CaptureWidth && frame.Height == wanted.CaptureHeight) return frame;
        }

        throw RoboticsException.Invalid(
            $"The observation for policy {Description.Name}", $"without a {wanted.CaptureWidth}x{wanted.CaptureHeight} picture of {wanted.Camera}", $"one for '{wanted.Name}'");
    }
}
