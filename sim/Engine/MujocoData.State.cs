namespace Robotics.Sim.Engine;

/// <content>The whole state in a buffer of the caller's.</content>
public sealed partial class MujocoData
{
    private static readonly DataArray[] StateArrays =
    [
        DataArray.qpos, DataArray.qvel, DataArray.act, DataArray.qacc_warmstart, DataArray.ctrl, DataArray.qfrc_applied, DataArray.xfrc_applied,
        DataArray.mocap_pos, DataArray.mocap_quat,
    ];

    /// <summary>Length of the buffer of <see cref="Save"/>.</summary>
    public int StateLength
    {
        get
        {
            int length = 1;
            foreach (DataArray array in StateArrays) length += arrays[(int)array].As<double>().Length;
            return length;
        }
    }

    /// <summary>
    /// Writes time, qpos, qvel, activation, warm start, ctrl, applied forces and mocap poses: all that the next step depends on but the model.
    /// </summary>
    public void Save(Span<double> state)
    {
        Require(state.Length, StateLength, nameof(state));
        state[0] = Time;
        int at = 1;
        foreach (DataArray array in StateArrays)
        {
            Span<double> part = arrays[(int)array].As<double>();
            part.CopyTo(state[at..]);
            at += part.Length;
        }
    }

    /// <summary>A copy of time, qpos and qvel: what moves, in the order in which initial states are stored.</summary>
    public ImmutableArray<double> FullState() => [Time, .. Qpos, .. Qvel];

    /// <summary>
    /// Puts a saved state back and clears the warning counters. The next <see cref="Step()"/> goes on bit for bit as it did after <see cref="Save"/>;
    /// computed quantities are stale until then, or until <see cref="Forward"/>.
    /// </summary>
    public void Restore(ReadOnlySpan<double> state)
    {
        Require(state.Length, StateLength, nameof(state));
        Time = state[0];
        int at = 1;
        foreach (DataArray array in StateArrays)
        {
            Span<double> part = arrays[(int)array].As<double>();
            state.Slice(at, part.Length).CopyTo(part);
            at += part.Length;
        }

        warnings.Clear();
    }
}
