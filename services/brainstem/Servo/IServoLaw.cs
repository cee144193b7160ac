namespace Robotics.Brainstem.Servo;

/// <summary>Turns the rows of one kind of action into commands of one command type. Keeps its goal between rows and chunks. No allocation.</summary>
internal interface IServoLaw
{
    /// <summary>Takes the next row. What the safety filter changes of it is written back into <paramref name="row"/>.</summary>
    void Begin(ActionSpace space, Span<double> row);

    /// <summary>The goal becomes where the arm is now: it comes to rest there. Writes the row that says so, all but the gripper.</summary>
    void Hold(ActionSpace space, Span<double> row);

    /// <summary>The goal becomes a posture of a moment ago, rad. Writes the row that says so, all but the gripper. Where the firmware has the controller the arm is held.</summary>
    void Retreat(ReadOnlySpan<double> q, ActionSpace space, Span<double> row) => Hold(space, row);

    /// <summary>The command of servo period <paramref name="period"/> of the row, 0-based, before the filter's joint limits.</summary>
    void Command(int period, Span<double> command);

    /// <summary>Writes or reads what it keeps, for saved states.</summary>
    void Exchange(StateExchange state);
}
