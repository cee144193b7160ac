namespace Robotics.Brainstem.Ros2.Cdr;

/// <summary>New fixed arrays of things that cannot be null.</summary>
internal static class FixedArray
{
    public static T[] Of<T>(int length)
        where T : new()
    {
        T[] array = new T[length];
        for (int i = 0; i < length; i++) array[i] = new T();
        return array;
    }

    public static string[] OfEmptyStrings(int length)
    {
        string[] array = new string[length];
        Array.Fill(array, "");
        return array;
    }
}
