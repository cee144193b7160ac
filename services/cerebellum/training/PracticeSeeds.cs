namespace Robotics.Training;

/// <summary>Seeds of practice: far from those that evaluations use.</summary>
internal static class PracticeSeeds
{
    public const long First = 1_000_000;

    public static IEnumerable<long> From(long first, int count)
    {
        for (int i = 0; i < count; i++) yield return first + i;
    }
}
