using Robotics.Brainstem.Safety;

namespace Robotics.Brainstem.Servo;

/// <summary>OSC pose actions for a body whose firmware has the controller: the row itself, once a control period.</summary>
internal sealed class FirmwareActionLaw(SafetyFilter filter) : IServoLaw
{
    /// <summary>Numbers of an OSC pose action.</summary>
    public const int Length = 7;

    private readonly double[] _row = new double[Length];

    public void Begin(ActionSpace space, Span<double> row)
    {
        filter.ClipRow(space, row);
        row.CopyTo(_row);
    }

    /// <summary>No displacement: the firmware holds the arm.</summary>
    public void Hold(ActionSpace space, Span<double> row)
    {
        row[..^1].Clear();
        Array.Clear(_row, 0, _row.Length - 1);
    }

    public void Command(int period, Span<double> command) => _row.CopyTo(command);

    public void Exchange(StateExchange state) => state.Values(_row);
}
